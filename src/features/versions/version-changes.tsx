import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import type { FormChange } from '#core/form/upgrade/describe-changes.ts'
import { ok } from '#core/lib/result.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import { networkText } from '#workspace/failure-text.ts'
import { useLang } from '#workspace/lang.ts'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import { changeText } from './change-text.ts'
import { compareVersions, type Comparison } from './compare-versions.ts'
import { Section } from './section.tsx'

interface VersionChangesProps {
  readonly version: AuthoredVersion
  readonly before: AuthoredVersion | null
  /** Of `before` with `version`. */
  readonly comparison: Comparison | null
}

/** The other versions of the form, newest first; none while they are not known. */
function useOthers({ summary: { key, version } }: AuthoredVersion): readonly number[] {
  const { api } = useServices()
  const { state } = useLoad(useCallback(() => api.authoring.forms(), [api]))
  if (state.kind !== 'ready') return []
  return state.value.versions
    .filter((each) => each.key === key && each.version !== version)
    .map((each) => each.version)
    .toSorted((a, b) => b - a)
}

function titleOf(t: TFunction, shown: number | null, own: number): string {
  if (shown === null) return t('versions.otherVersions')
  return shown > own ? t('versions.changesTo', { version: shown }) : t('versions.changes', { version: shown })
}

/** What is new since the version before, field by field, in words; or what any other version has differently. */
export function VersionChanges({ version, before, comparison }: VersionChangesProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<number | null>(null)
  const others = useOthers(version)
  const usual = before?.summary.version ?? null
  const shown = chosen ?? usual
  if (shown === null && others.length === 0) return <p className="versions-muted">{t('versions.firstVersion')}</p>
  return (
    <Section title={titleOf(t, shown, version.summary.version)}>
      {(others.length > 1 || (others.length === 1 && usual === null)) && (
        <Field id="versions-compare" label={t('versions.compare')}>
          <Select
            id="versions-compare"
            value={shown === null ? '' : String(shown)}
            {...(shown === null ? { empty: t('versions.choose') } : {})}
            items={others.map((each) => ({ value: String(each), label: t('versions.number', { version: each }) }))}
            onChange={(event) => setChosen(event.target.value === '' ? null : Number(event.target.value))}
          />
        </Field>
      )}
      {shown === usual
        ? usual !== null && <Changes comparison={comparison} />
        : shown !== null && <OtherChanges version={version} other={shown} />}
    </Section>
  )
}

/** Against a version that has to be asked for first. */
function OtherChanges({ version, other }: { readonly version: AuthoredVersion; readonly other: number }) {
  const { t } = useTranslation()
  const { api } = useServices()
  const lang = useLang()
  const { key, version: own } = version.summary
  const load = useCallback(async () => {
    const answer = await api.authoring.version(key, other)
    if (!answer.ok) return answer
    // In the order of their numbers, whichever of them the page is of.
    return ok(other < own ? compareVersions(answer.value, version, lang) : compareVersions(version, answer.value, lang))
  }, [api, key, own, other, version, lang])
  const { state, reload } = useLoad(load)
  if (state.kind === 'loading') return <LoadingScreen />
  if (state.kind === 'failed') return <FailureNotice text={networkText(t, state.error)} onRetry={reload} />
  return (
    <>
      {other > own && <p className="versions-muted">{t('versions.later', { from: own, to: other })}</p>}
      <Changes comparison={state.value} />
    </>
  )
}

function Changes({ comparison }: { readonly comparison: Comparison | null }) {
  const { t } = useTranslation()
  if (comparison === null) return <p>{t('versions.unreadable')}</p>
  if (comparison.changes.length === 0) return <p className="versions-muted">{t('versions.noChanges')}</p>
  return <ChangeList comparison={comparison} />
}

function ChangeList({ comparison: { changes, nameOf } }: { readonly comparison: Comparison }) {
  const { t } = useTranslation()
  const fields = useMemo(() => [...Map.groupBy(changes, ({ fieldId }) => fieldId)], [changes])
  const nameOfAll = ([first]: readonly FormChange[]): string =>
    (first && first.path !== '' && nameOf(first.path, first.kind === 'removed' ? 'before' : undefined)) || t('versions.wholeForm')
  return (
    <ul className="versions-changes">
      {fields.map(([fieldId, found]) => (
        <li key={fieldId}>
          <strong>{nameOfAll(found)}</strong>
          <ul className="versions-list">
            {found.map((change) => (
              <li key={`${change.kind} ${change.name ?? ''}`}>{changeText(t, nameOf, change)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
