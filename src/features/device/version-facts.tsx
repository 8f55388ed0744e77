import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ok } from '#core/lib/result.ts'
import { PROTOCOL_VERSION } from '#core/protocol/version.ts'
import { useDesk } from '#workspace/desk.ts'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'

const COUNTED = 20_000

/** Versions of app, protocol and server; what this device holds. */
export function VersionFacts() {
  const { t } = useTranslation()
  const { api, vaults } = useServices()
  const { vault, forms, catalogue } = useDesk()
  const { state } = useLoad(
    useCallback(async () => {
      const [about, summaries, records, lists] = await Promise.all([
        api.about(),
        forms.summaries(),
        vault.findRecords({ text: '' }, COUNTED),
        catalogue.listHeads(),
      ])
      return ok({
        server: about.ok ? `${about.value.version} (${about.value.mode})` : null,
        forms: summaries.ok ? summaries.value.filter((form) => form.current).map((form) => `${form.title} ${form.version}`) : [],
        records: records.ok ? records.value.length : 0,
        lists: lists.ok ? lists.value.length : 0,
      })
    }, [api, vault, forms, catalogue]),
  )
  const facts = state.kind === 'ready' ? state.value : null
  return (
    <section aria-labelledby="device-versions">
      <h2 id="device-versions">{t('device.versions')}</h2>
      <dl>
        <dt>{t('device.appVersion')}</dt>
        <dd>{__APP_VERSION__}</dd>
        <dt>{t('device.protocol')}</dt>
        <dd>{PROTOCOL_VERSION}</dd>
        <dt>{t('device.server')}</dt>
        <dd>{facts === null ? '…' : (facts.server ?? t('device.serverUnknown'))}</dd>
        <dt>{t('device.deviceId')}</dt>
        <dd>
          <code>{vaults.deviceId}</code>
        </dd>
        <dt>{t('device.formsHeld')}</dt>
        <dd>{facts?.forms.length === 0 ? '0' : facts?.forms.join('; ')}</dd>
        <dt>{t('device.recordsHeld')}</dt>
        <dd>{facts?.records}</dd>
        <dt>{t('device.listsHeld')}</dt>
        <dd>{facts?.lists}</dd>
      </dl>
    </section>
  )
}
