import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { declaredFields } from '#core/form/declared-fields.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { definitionText, type DefinitionWords } from '../definition-words.ts'
import { FindingList } from './finding-list.tsx'
import { OvertakenNotice } from './overtaken-notice.tsx'
import { useEditorLabels } from './use-editor-labels.ts'
import type { Finding } from './read-source.ts'
import type { SourceDraft } from './source-editor.ts'
import { useSource } from './use-source.ts'
import './source.css'

export interface SourceViewProps {
  /** One whose fields can be walked; what `onChange` was given comes back here as it is, unless something else changed it too. */
  readonly definition: FormDefinition
  /** A whole text that is a form: its shape is right and its fields can be walked; it may not be admitted yet. */
  readonly onChange: (next: FormDefinition, what: string) => void
  readonly lang: 'vi' | 'en'
  readonly issueWords: DefinitionWords
  /** A text that is no form yet, as last told; the caller keeps it while the view is away. */
  readonly draft: SourceDraft | null
  readonly onDraft: (draft: SourceDraft | null) => void
  /** Keys of the code lists of the city, for completion. */
  readonly lists?: readonly string[]
}

const noLists: readonly string[] = []

/** The form as its text (JSON), two-way: see `createSourceEditor`. */
export function SourceView({ definition, onChange, lang, issueWords, draft, onDraft, lists = noLists }: SourceViewProps) {
  const { t } = useTranslation()
  const names = useMemo(() => ({ paths: declaredFields(definition.schema).map(({ path }) => path), lists }), [definition, lists])
  const wordsOf = useCallback(({ issue }: Finding) => definitionText(t, issueWords, issue), [t, issueWords])
  const labels = useEditorLabels('builder-source-help', lang)
  const change = useCallback((next: FormDefinition) => onChange(next, t('builderTexts.source.change')), [onChange, t])
  const { host, reading, overtaken, take, goTo } = useSource({ definition, onChange: change, draft, onDraft, names, wordsOf, labels })
  return (
    <div className="builder-source">
      <p className="ph-help" id="builder-source-help">
        {t('builderTexts.source.help')}
      </p>
      {overtaken && <OvertakenNotice onForm={() => take('form')} onText={reading.definition === null ? null : () => take('text')} />}
      <div className="builder-source-editor" ref={host} />
      <FindingList reading={reading} wordsOf={wordsOf} onGo={goTo} />
    </div>
  )
}
