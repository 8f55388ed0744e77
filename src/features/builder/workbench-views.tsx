import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormContext } from '#core/form/compiled-form.ts'
import { Notice } from '#ui/notice.tsx'
import { useLang } from '#workspace/lang.ts'
import { Canvas } from './canvas/canvas.tsx'
import type { CardShared } from './canvas/field-card.tsx'
import type { DefinitionFindings } from './check/definition-findings.ts'
import type { DefinitionWords } from './definition-words.ts'
import type { Goal } from './goal.ts'
import { Inspector } from './inspector.tsx'
import { Palette } from './palette.tsx'
import { Preview } from './preview.tsx'
import { Problems } from './problems.tsx'
import { RulesPanel } from './rules/rules-panel.tsx'
import type { SourceDraft } from './source/source-editor.ts'
import { SourceView } from './source/source-view.tsx'
import { TextsView } from './texts/texts-view.tsx'
import { useCompiled } from './use-compiled.ts'
import type { Editor } from './use-editor.ts'
import type { FieldActs } from './use-field-acts.ts'
import type { KeptWork } from './use-kept-work.ts'
import { useLabelFocus } from './use-label-focus.ts'
import type { useSectionActs } from './use-section-acts.ts'

/** All that is on the author's desk; a view takes of it what it shows. */
export interface Desk {
  readonly editor: Editor
  readonly work: KeptWork
  readonly acts: FieldActs
  readonly sections: ReturnType<typeof useSectionActs>
  /** What stands against the document, as it was a moment ago. */
  readonly findings: DefinitionFindings
  readonly context: FormContext
  readonly shared: CardShared
  readonly issueWords: DefinitionWords
  /** A text of the source view that is not finished: it outlives a look at the canvas. */
  readonly source: SourceDraft | null
  onSource(draft: SourceDraft | null): void
  goTo(goal: Goal): void
}

/** A way to look at the document: a tab named by `builder.tab.<key>`. */
interface View {
  readonly key: string
  show(desk: Desk): ReactNode
  /** How many things wait there for the author. */
  count?(desk: Desk): number
}

interface TriedProps {
  readonly editor: Editor
  readonly context: FormContext
  readonly phone: boolean
}

/** The form as a clerk has it, once it makes one. */
function Tried({ editor, context, phone }: TriedProps) {
  const compiled = useCompiled(editor.definition)
  const { t } = useTranslation()
  const lang = useLang()
  return compiled.ok ? (
    <Preview form={compiled.value} context={context} lang={lang} phone={phone} />
  ) : (
    <Notice tone="warn">{t('builder.noPreview')}</Notice>
  )
}

function Rules({ editor, findings }: Pick<Desk, 'editor' | 'findings'>) {
  const lang = useLang()
  return <RulesPanel definition={editor.definition} findings={findings.rules} onChange={(next) => editor.put(next, 'rule')} lang={lang} />
}

function Source({ editor, issueWords, source, onSource }: Pick<Desk, 'editor' | 'issueWords' | 'source' | 'onSource'>) {
  const lang = useLang()
  return (
    <SourceView
      definition={editor.definition}
      onChange={(next) => editor.put(next, 'source', 'source')}
      lang={lang}
      issueWords={issueWords}
      draft={source}
      onDraft={onSource}
    />
  )
}

function Design({ editor, acts, sections, shared }: Pick<Desk, 'editor' | 'acts' | 'sections' | 'shared'>) {
  const { t } = useTranslation()
  const [box, awaitLabel] = useLabelFocus<HTMLDivElement>(editor.selected.at(-1))
  return (
    <div className="bd-desk" ref={box}>
      <Palette
        onAdd={(type, title) => {
          awaitLabel()
          acts.add(type, title)
        }}
      />
      <Canvas editor={editor} shared={shared} acts={sections} />
      <aside className="bd-inspector" aria-label={t('builder.inspector')}>
        <Inspector editor={editor} acts={acts} />
      </aside>
    </div>
  )
}

export const views: readonly View[] = [
  {
    key: 'design',
    show: ({ editor, acts, sections, shared }) => <Design editor={editor} acts={acts} sections={sections} shared={shared} />,
  },
  { key: 'rules', show: ({ editor, findings }) => <Rules editor={editor} findings={findings} /> },
  {
    key: 'texts',
    show: ({ editor, issueWords, goTo }) => <TextsView editor={editor} issueWords={issueWords} onGo={goTo} />,
  },
  {
    key: 'source',
    show: ({ editor, issueWords, source, onSource }) => (
      <Source editor={editor} issueWords={issueWords} source={source} onSource={onSource} />
    ),
  },
  { key: 'desktop', show: ({ editor, context }) => <Tried editor={editor} context={context} phone={false} /> },
  { key: 'phone', show: ({ editor, context }) => <Tried editor={editor} context={context} phone /> },
  {
    key: 'problems',
    show: ({ findings, work, issueWords }) => (
      <Problems issues={findings.issues.length === 0 ? work.issues : findings.issues} words={issueWords} />
    ),
    count: ({ findings }) => findings.issues.length,
  },
]
