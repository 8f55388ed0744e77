import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { fold } from '#core/lib/vietnamese.ts'
import type { RecordId } from '#core/lib/ids.ts'
import { ok } from '#core/lib/result.ts'
import { useDesk } from '#workspace/desk.ts'
import { entryUnits } from '#workspace/grants.ts'
import { useLang } from '#workspace/lang.ts'
import { receiptIn } from '#workspace/receipt-link.ts'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import { useTyped } from '#workspace/use-typed.ts'
import { screensOf } from '../shell/screens.ts'
import type { Command } from './command.ts'

const HITS = 8

/** What the typed text finds; nothing typed shows forms and screens. */
export function useCommands(text: string): readonly Command[] {
  const { t } = useTranslation()
  const needle = fold(text)
  const forms = useFormCommands()
  const records = useRecordCommands(receiptIn(text) ?? text.trim())
  const { vault } = useDesk()
  const screens = useMemo(
    () =>
      screensOf(vault.session()).map((screen): Command => ({
        key: `screen-${screen.kind}`,
        group: 'screens',
        icon: screen.icon,
        title: t(`shell.${screen.kind}`),
        detail: '',
        place: { kind: screen.kind },
      })),
    [vault, t],
  )
  const matches = (command: Command) =>
    needle.split(' ').every((word) => fold(`${command.title} ${command.detail} ${command.words ?? ''}`).includes(word))
  const online: readonly Command[] =
    text.trim() === ''
      ? []
      : [
          {
            key: 'online',
            group: 'records',
            icon: 'search',
            title: t('shell.palette.online', { text: text.trim() }),
            detail: '',
            place: placeFor(text.trim()),
          },
        ]
  return [...forms.filter(matches).slice(0, HITS), ...records, ...online, ...screens.filter(matches)]
}

const placeFor = (text: string): Command['place'] => {
  const receipt = receiptIn(text)
  return receipt === null ? { kind: 'records', text } : { kind: 'receipt', receipt }
}

function useFormCommands(): readonly Command[] {
  const { makeId } = useServices()
  const { vault, forms } = useDesk()
  const lang = useLang()
  const { state } = useLoad(useCallback(() => forms.summaries(), [forms]))
  return useMemo(() => {
    if (state.kind !== 'ready') return []
    const session = vault.session()
    return state.value
      .filter((form) => form.current)
      .flatMap((form) =>
        entryUnits(session, form.key).map((unit): Command => ({
          key: `form-${form.key}-${unit.unitId}`,
          group: 'forms',
          icon: 'form',
          title: lang === 'en' ? form.titleEn : form.title,
          detail: unit.name,
          words: `${form.title} ${form.titleEn}`,
          place: { kind: 'fill', recordId: makeId<RecordId>(), form: form.key, unit: unit.unitId },
        })),
      )
  }, [state, vault, lang, makeId])
}

function useRecordCommands(text: string): readonly Command[] {
  const { vault } = useDesk()
  const settled = useTyped(text, 150)
  const { state } = useLoad(
    useCallback(() => (settled === '' ? Promise.resolve(ok([])) : vault.findRecords({ text: settled }, HITS)), [vault, settled]),
  )
  if (state.kind !== 'ready') return []
  return state.value.map((record) => ({
    key: `record-${record.recordId}`,
    group: 'records' as const,
    icon: 'user' as const,
    title: record.title,
    detail: record.receipt,
    place: { kind: 'record' as const, unitId: record.unitId, recordId: record.recordId },
  }))
}
