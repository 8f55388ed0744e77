import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormDefinition } from '#core/form/definition.ts'
import type { FormContext } from '#core/form/compiled-form.ts'
import { codeListsAt } from '#core/form/code-lists.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { Issue } from '#core/lib/issue.ts'
import { useLatest } from '#renderer/use-latest.ts'
import { watchScreen } from '#renderer/watch-screen.ts'
import type { Unfinished } from '#storage/authored-work.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { useLang } from '#workspace/lang.ts'
import { useServices } from '#workspace/services.ts'
import { useFindings } from './check/use-findings.ts'
import type { CardShared } from './canvas/field-card.tsx'
import { createNearness } from './canvas/nearness.ts'
import { definitionText, type DefinitionWords } from './definition-words.ts'
import { ExportMenu } from './exchange/export-menu.tsx'
import { ImportButton } from './exchange/import-button.tsx'
import { KeptLine } from './kept-line.tsx'
import { firstPreview } from './preview/preview-options.ts'
import type { BegunCheck } from './rules/begun-check.ts'
import { useSamples } from './samples/use-samples.ts'
import type { SourceDraft } from './source/source-editor.ts'
import { useEditor, type Editor } from './use-editor.ts'
import { useFieldActs, type FieldActs } from './use-field-acts.ts'
import { useGoTo } from './use-go-to.ts'
import { useLostFocus } from './use-lost-focus.ts'
import { useKeptWork, type KeptWork } from './use-kept-work.ts'
import { useLists } from './use-lists.ts'
import { useSaid } from './use-said.ts'
import { useSections } from './use-sections.ts'
import { useToVersion } from './use-to-version.ts'
import { useUnfinished } from './use-unfinished.ts'
import { onWorkbenchKey } from './workbench-keys.ts'
import { views, type Desk } from './workbench-views.tsx'

interface WorkbenchProps {
  readonly first: FormDefinition
  readonly start: {
    readonly basedOn: string
    readonly issues: readonly Issue[]
    readonly isNewer: boolean
    readonly unfinished: Unfinished
  }
  readonly issueWords: DefinitionWords
}

function useContext(): FormContext | null {
  const { clock, demo } = useServices()
  const lists = useLists(vietnamDay(clock.now()))
  return useMemo(() => {
    const asOf = vietnamDay(clock.now())
    return lists === null ? null : { asOf, lists, demo: demo(), previous: null }
  }, [lists, clock, demo])
}

const emptyContext: FormContext = { asOf: '2026-01-01', lists: codeListsAt([], ''), demo: false, previous: null }

interface BarProps {
  readonly editor: Editor
  readonly work: KeptWork
  /** What brings forms in and out. */
  readonly children: ReactNode
}

function Bar({ editor, work, children }: BarProps) {
  const { t } = useTranslation()
  const { definition, history } = editor
  const toVersion = useToVersion(definition, work)
  return (
    <header className="bd-bar">
      <h1 tabIndex={-1}>{definition.title}</h1>
      <span className="bd-version">{t('forms.version', { version: definition.version })}</span>
      <KeptLine work={work} />
      <IconButton icon="undo" label={t('builder.undo')} disabled={history.past.length === 0} onClick={editor.undo} />
      <IconButton icon="undo" className="bd-redo" label={t('builder.redo')} disabled={history.future.length === 0} onClick={editor.redo} />
      {children}
      <Button icon="cloud" onClick={() => void work.send()}>
        {t('builder.save')}
      </Button>
      <Button look="primary" onClick={toVersion}>
        {t('builder.toVersion')}
      </Button>
    </header>
  )
}

/** Before what goes along is taken out too. */
function RemoveDialog({ acts, words }: { readonly acts: FieldActs; readonly words: DefinitionWords }) {
  const { t } = useTranslation()
  if (acts.waiting === null) return null
  return (
    <Dialog
      title={t('builder.removeTitle')}
      onClose={acts.cancel}
      actions={
        <>
          <Button onClick={acts.cancel}>{t('builder.cancel')}</Button>
          <Button look="danger" onClick={() => acts.remove(true)}>
            {t('builder.removeAll')}
          </Button>
        </>
      }
    >
      <p>{definitionText(t, words, acts.waiting)}</p>
    </Dialog>
  )
}

/** What all cards share; the same while nothing of it changes, so that a change draws one card anew. */
function useShared(editor: Editor, context: FormContext): CardShared {
  const lang = useLang()
  const { definition, select, selected } = editor
  const { schema } = definition
  const [nearness] = useState(() => createNearness(watchScreen))
  const latest = useLatest(selected)
  return useMemo(
    () => ({
      defs: schema.$defs,
      context,
      lang,
      nearness,
      dragged: (node) => {
        const keys = latest.current.includes(node.key) ? latest.current : [node.key]
        const name = node.schema.title ?? node.name
        return { kind: 'fields', keys, title: keys.length > 1 ? `${name} (+${keys.length - 1})` : name }
      },
      onSelect: (key, add) => select(add ? [...latest.current.filter((each) => each !== key), key] : [key]),
    }),
    [schema.$defs, context, lang, nearness, select, latest],
  )
}

/** Why the last command was not done. */
function Refused({ editor, words }: { readonly editor: Editor; readonly words: DefinitionWords }) {
  const { t } = useTranslation()
  if (editor.refused.length === 0) return null
  return (
    <Notice
      tone="warn"
      live
      actions={
        <Button small onClick={editor.dismiss}>
          {t('ui.close')}
        </Button>
      }
    >
      {editor.refused.map((issue) => definitionText(t, words, issue)).join(' ')}
    </Notice>
  )
}

/** What is not finished outlives a look elsewhere, and a reload. */
function useBegun({ key, version }: FormDefinition, first: Unfinished): Pick<Desk, 'begun' | 'onBegun' | 'source' | 'onSource'> {
  const [{ source, check }, change] = useUnfinished(key, version, first)
  const onBegun = useCallback((next: BegunCheck | null) => change({ check: next }), [change])
  const onSource = useCallback((next: SourceDraft | null) => change({ source: next }), [change])
  return { begun: check, onBegun, source, onSource }
}

/** Canvas between palette and inspector, and the other ways to look at the same document. */
export function Workbench({ first, start, issueWords }: WorkbenchProps) {
  const { t } = useTranslation()
  const editor = useEditor(first)
  const work = useKeptWork(editor.definition, start)
  const sections = useSections(editor)
  const [said, say] = useSaid()
  const acts = useFieldActs(editor, sections.current, say)
  const findings = useFindings(editor.definition)
  const context = useContext() ?? emptyContext
  const [tab, setTab] = useState('design')
  const shared = useShared(editor, context)
  const samples = useSamples(editor.definition)
  useLostFocus(editor, { save: () => void work.send(), paste: acts.paste })
  const [preview, setPreview] = useState(firstPreview)
  const goTo = useGoTo({ editor, sections: sections.acts, view: tab, onView: setTab })
  const desk: Desk = {
    editor,
    work,
    acts,
    sections,
    findings,
    context,
    shared,
    issueWords,
    samples,
    preview,
    onPreview: setPreview,
    ...useBegun(first, start.unfinished),
    goTo,
  }
  const items = views.map(({ key, count }) => {
    const found = count?.(desk) ?? 0
    return { key, label: t(`builder.tab.${key}`), ...(found > 0 && { count: found }) }
  })
  return (
    // The controls inside are the interactive elements; their keys bubble up to here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="bd" onKeyDown={(event) => onWorkbenchKey(event, editor, acts, () => void work.send(), t('builder.newGroup'))}>
      <Bar editor={editor} work={work}>
        <ImportButton acts={acts} words={issueWords} formKey={editor.definition.key} />
        <ExportMenu
          definition={editor.definition}
          isUnsound={findings.issues.length > 0}
          lists={context.lists}
          asOf={context.asOf}
          words={issueWords}
        />
      </Bar>
      <Refused editor={editor} words={issueWords} />
      <Tabs label={t('builder.tabs')} items={items} active={tab} onSelect={setTab}>
        {views.find(({ key }) => key === tab)?.show(desk)}
      </Tabs>
      <p className="ph-hidden" role="status">
        {said}
      </p>
      <RemoveDialog acts={acts} words={issueWords} />
    </div>
  )
}
