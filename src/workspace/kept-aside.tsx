import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { fileValue } from '#core/form/field-types/file-value.ts'
import { placeOfOrphan, type Orphans } from '#core/form/upgrade/kept-aside.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import { ok } from '#core/lib/result.ts'
import { templateOf } from '#core/lib/record-path.ts'
import { NamedFile } from '#renderer/file-card.tsx'
import type { FileStore } from '#renderer/file-store.ts'
import { formWords } from '#renderer/form-words.ts'
import { placeLabel } from '#renderer/place-label.ts'
import { Icon } from '#ui/icon.tsx'
import { useDesk } from './desk.ts'
import { useLang } from './lang.ts'
import { useServices } from './services.ts'
import { useLoad } from './use-load.ts'
import { valueWords } from './value-words.ts'
import './kept-aside.css'

interface KeptAsideProps {
  /** The version that has no place for them. */
  readonly form: CompiledForm
  readonly orphans: Orphans
  /** Where the bytes of the record's files lie. */
  readonly files: FileStore
}

/** Values of earlier versions of the form for which this one has no place: still to be read, in the words of their version. */
export function KeptAside({ form, orphans, files }: KeptAsideProps) {
  const { t } = useTranslation()
  const lang = useLang()
  const { forms } = useDesk()
  const { clock } = useServices()
  const load = useCallback(async () => {
    const earlier = await forms.earlier(form)
    if (!earlier.ok) return earlier
    const lists = await forms.lists(vietnamDay(clock.now()), { lists: earlier.value.flatMap((each) => each.lists) })
    return lists.ok ? ok({ earlier: earlier.value, lists: lists.value }) : lists
  }, [forms, form, clock])
  const { state } = useLoad(load)
  const entries = Object.entries(orphans)
  if (entries.length === 0 || state.kind === 'loading') return null
  const { earlier, lists } = state.kind === 'ready' ? state.value : { earlier: [], lists: null }
  return (
    <details className="kept-aside ph-no-print">
      <summary>
        <Icon name="chevron-down" size={16} />
        {t('versionMove.asideCount', { count: entries.length })}
      </summary>
      <p>{t('versionMove.asideHelp', { version: form.definition.version })}</p>
      <dl>
        {entries.map(([key, value]) => {
          const place = placeOfOrphan(key)
          const old = earlier.find((each) => each.byPath.has(templateOf(place)))
          const words = old === undefined ? null : formWords(old, lang)
          const label = old === undefined || words === null ? null : placeLabel({ form: old, words, rowsAt: () => [] }, place)
          const node = old?.byPath.get(templateOf(place))
          const file = fileValue(value)
          const scope = words === null || lists === null ? null : { words, lang, context: { lists } }
          return (
            <div key={key}>
              <dt>{label ?? place}</dt>
              <dd>
                {file !== null ? (
                  <NamedFile file={file} files={files} t={t} />
                ) : old !== undefined && scope !== null ? (
                  valueWords(t, scope, old, node, value)
                ) : typeof value === 'string' ? (
                  value
                ) : (
                  JSON.stringify(value)
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </details>
  )
}
