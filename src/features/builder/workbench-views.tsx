import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormContext } from '#core/form/compiled-form.ts'
import { useLang } from '#workspace/lang.ts'
import { Canvas } from './canvas/canvas.tsx'
import type { CardShared } from './canvas/field-card.tsx'
import type { DefinitionFindings } from './check/definition-findings.ts'
import type { DefinitionWords } from './definition-words.ts'
import type { Goal } from './goal.ts'
import { Inspector } from './inspector.tsx'
import { MetaView } from './meta/meta-view.tsx'
import { Palette } from './palette.tsx'
import type { PreviewOptions } from './preview/preview-options.ts'
import { PreviewView } from './preview/preview-view.tsx'
import { Problems } from './problems.tsx'
import type { BegunCheck } from './rules/begun-check.ts'
import { TrialContext } from './rules/trial-context.ts'
import { useSampleContext } from './samples/use-sample-context.ts'
import { CoverageView } from './samples/coverage-view.tsx'
import type { Samples } from './samples/use-samples.ts'
import { RulesPanel } from './rules/rules-panel.tsx'
import type { SourceDraft } from './source/source-editor.ts'
import { SourceView } from './source/source-view.tsx'
import { TextsView } from './texts/texts-view.tsx'
import { useDesignActs } from './use-design-acts.ts'
import type { Editor } from './use-editor.ts'
import type { FieldActs } from './use-field-acts.ts'
import type { KeptWork } from './use-kept-work.ts'
import { useLabelFocus } from './use-label-focus.ts'
import { usePageActs } from './use-page-acts.ts'
import type { Sections } from './use-sections.ts'
import { useToVersion } from './use-to-version.ts'

/** All that is on the author's desk; a view takes of it what it shows. */
export interface Desk {
  readonly editor: Editor
  readonly work: KeptWork
  readonly acts: FieldActs
  readonly sections: Sections
  /** What stands against the document, as it was a moment ago. */
  readonly findings: DefinitionFindings
  readonly context: FormContext
  readonly shared: CardShared
  readonly issueWords: DefinitionWords
  readonly samples: Samples
  readonly preview: PreviewOptions
  onPreview(options: PreviewOptions): void
  /** A text of the source view that is not finished: it outlives a look at the canvas. */
  readonly source: SourceDraft | null
  onSource(draft: SourceDraft | null): void
  /** A check whose condition is not finished: it outlives a look elsewhere, as that text does. */
  readonly begun: BegunCheck | null
  onBegun(begun: BegunCheck | null): void
  goTo(goal: Goal): void
}

/** A way to look at the document: a tab named by `builder.tab.<key>`. */
interface View {
  readonly key: string
  show(desk: Desk): ReactNode
  /** How many things wait there for the author. */
  count?(desk: Desk): number
}

function Rules({
  editor,
  findings,
  samples,
  begun,
  onBegun,
  ...desk
}: Pick<Desk, 'editor' | 'findings' | 'samples' | 'context' | 'begun' | 'onBegun'>) {
  const lang = useLang()
  const context = useSampleContext(desk.context)
  const ground = useMemo(() => ({ context, samples: samples.list }), [context, samples.list])
  return (
    <TrialContext value={ground}>
      <RulesPanel
        definition={editor.definition}
        findings={findings.rules}
        onChange={(next) => editor.put(next, 'rule')}
        lang={lang}
        begun={begun}
        onBegun={onBegun}
      />
    </TrialContext>
  )
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
  const pages = usePageActs(editor, sections.acts)
  const { onAdd, onBlock, onDrop } = useDesignActs(editor, acts, { section: sections.acts, page: pages }, awaitLabel)
  return (
    <div className="bd-desk" ref={box}>
      <Palette onAdd={onAdd} onBlock={onBlock} />
      <Canvas
        definition={editor.definition}
        selected={editor.selected}
        shared={shared}
        current={sections.current}
        acts={sections.acts}
        pageActs={pages}
        onDrop={onDrop}
      />
      <aside className="bd-inspector" aria-label={t('builder.inspector')}>
        <Inspector editor={editor} acts={acts} />
      </aside>
    </div>
  )
}

/** What keeps the form from being one; what only the server knows once nothing else does. What publishing asks for is looked at here, at every change. */
const standing = (findings: Desk['findings'], work: KeptWork) =>
  findings.issues.length === 0 ? work.issues.filter(({ code }) => !code.startsWith('publish.')) : findings.issues

function Mending({ editor, findings, work, issueWords, goTo }: Pick<Desk, 'editor' | 'findings' | 'work' | 'issueWords' | 'goTo'>) {
  const toVersion = useToVersion(editor.definition, work)
  return (
    <Problems
      definition={editor.definition}
      issues={standing(findings, work)}
      publishing={findings.publishing}
      words={issueWords}
      onGo={goTo}
      onVersion={toVersion}
    />
  )
}

export const views: readonly View[] = [
  {
    key: 'design',
    show: ({ editor, acts, sections, shared }) => <Design editor={editor} acts={acts} sections={sections} shared={shared} />,
  },
  {
    key: 'rules',
    show: ({ editor, findings, samples, context, begun, onBegun }) => (
      <Rules editor={editor} findings={findings} samples={samples} context={context} begun={begun} onBegun={onBegun} />
    ),
  },
  {
    key: 'texts',
    show: ({ editor, issueWords, goTo }) => <TextsView editor={editor} issueWords={issueWords} onGo={goTo} />,
  },
  {
    key: 'meta',
    show: ({ editor, findings, goTo }) => <MetaView editor={editor} issues={findings.issues} onGo={goTo} />,
  },
  {
    key: 'source',
    show: ({ editor, issueWords, source, onSource }) => (
      <Source editor={editor} issueWords={issueWords} source={source} onSource={onSource} />
    ),
  },
  {
    key: 'preview',
    show: ({ editor, context, samples, preview, onPreview }) => (
      <PreviewView editor={editor} context={context} samples={samples} options={preview} onOptions={onPreview} />
    ),
  },
  {
    key: 'coverage',
    show: ({ editor, context, samples, goTo }) => <CoverageView editor={editor} context={context} samples={samples} onGo={goTo} />,
  },
  {
    key: 'problems',
    show: ({ editor, findings, work, issueWords, goTo }) => (
      <Mending editor={editor} findings={findings} work={work} issueWords={issueWords} goTo={goTo} />
    ),
    count: ({ findings, work }) => standing(findings, work).length + findings.publishing.filter(({ weight }) => weight === 'stop').length,
  },
]
