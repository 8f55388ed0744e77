import { setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState, Transaction, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { canonicalText, formHash } from '#core/form/canonical.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { Unfinished } from '#storage/authored-work.ts'
import { editorSetup } from './editor-setup.ts'
import { readSource, type Finding, type SourceReading } from './read-source.ts'
import type { SourceNames } from './source-completions.ts'
import { textChange } from './text-change.ts'

/** How long after the last key a text is read, ms: longer than between two keys, shorter than a look at the canvas. */
const PAUSE = 300

/** A text that could not become the form yet, for the caller to keep: plain data. */
export type SourceDraft = NonNullable<Unfinished['source']>

export interface SourceState {
  readonly reading: SourceReading
  /** The form was changed elsewhere while this text was not yet the form: somebody has to say which of them counts. */
  readonly overtaken: boolean
}

/** What the editor asks of its caller, at each moment anew. */
export interface SourceCaller {
  readonly onChange: (next: FormDefinition) => void
  readonly onDraft: (draft: SourceDraft | null) => void
  readonly names: SourceNames
  readonly wordsOf: (finding: Finding) => string
}

export interface SourceEditor {
  /** The form as it is now, whoever changed it. */
  readonly setForm: (form: FormDefinition) => void
  /** Words and labels, when the language changes. */
  readonly setLabels: (labels: Extension) => void
  readonly take: (what: 'form' | 'text') => void
  readonly goTo: (finding: Finding) => void
  /** Reads what was typed last, then goes. */
  readonly leave: () => void
}

export interface SourceStart {
  readonly host: HTMLElement
  readonly form: FormDefinition
  readonly draft: SourceDraft | null
  readonly labels: Extension
  readonly caller: () => SourceCaller
  readonly onState: (state: SourceState) => void
}

function showFindings(view: EditorView, findings: readonly Finding[], wordsOf: SourceCaller['wordsOf']): void {
  const end = view.state.doc.length
  const diagnostics = findings.map((finding) => ({
    from: Math.min(finding.from, end),
    to: Math.min(finding.to, end),
    severity: 'error' as const,
    message: wordsOf(finding),
  }))
  view.dispatch(setDiagnostics(view.state, diagnostics))
}

/** Puts the form's text in place of the editor's: the cursor and what is on the screen stay, and undo does not go behind it. */
function putText(view: EditorView, text: string): void {
  const changes = textChange(view.state.doc.toString(), text)
  if (changes !== null) view.dispatch({ changes, annotations: [Transaction.addToHistory.of(false), Transaction.remote.of(true)] })
}

function showPlace(view: EditorView, { from, to }: Finding): void {
  view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: 'center' }) })
  view.focus()
}

function openEditor({ host, form, draft, caller }: SourceStart, labels: Extension, onTyped: () => void): EditorView {
  const listener = EditorView.updateListener.of((update) => {
    const isTyped = update.docChanged && update.transactions.some((each) => each.annotation(Transaction.remote) !== true)
    if (isTyped) onTyped()
  })
  const extensions = [editorSetup(() => caller().names), labels, listener]
  return new EditorView({ parent: host, state: EditorState.create({ doc: draft?.text ?? canonicalText(form), extensions }) })
}

/**
 * The text of a form and the form itself, kept the same: a text that has become a form is told at once, a form that was changed
 * elsewhere rewrites the text; a text that is no form stays as it is, and the form too.
 */
export function createSourceEditor(start: SourceStart): SourceEditor {
  const { caller, draft } = start
  // The text stands for the form unless it is dirty; overtaken, when the form went on meanwhile.
  let { form } = start
  let [isDirty, overtaken] = [draft !== null, draft !== null && draft.of !== formHash(form)]
  let timer: ReturnType<typeof setTimeout> | undefined
  let reading: SourceReading = { definition: null, findings: [] }

  const settle = (read: FormDefinition | null): void => {
    if (!isDirty) return
    if (read === null || overtaken) return caller().onDraft({ text: view.state.doc.toString(), of: overtaken ? '' : formHash(form) })
    isDirty = false
    caller().onDraft(null)
    if (canonicalText(read) === canonicalText(form)) return
    form = read
    caller().onChange(read)
  }
  const look = (): void => {
    timer = void clearTimeout(timer)
    reading = readSource(view.state.doc.toString())
    showFindings(view, reading.findings, caller().wordsOf)
    start.onState({ reading, overtaken })
    settle(reading.definition)
  }
  const labels = new Compartment()
  const view = openEditor(start, labels.of(start.labels), () => {
    isDirty = true
    clearTimeout(timer)
    timer = setTimeout(look, PAUSE)
  })
  look()

  return {
    setForm: (next) => {
      const before = form
      form = next
      if (next === before || canonicalText(next) === canonicalText(before)) return
      if (isDirty) overtaken = true
      else putText(view, canonicalText(next))
      look()
    },
    setLabels: (next) => {
      view.dispatch({ effects: labels.reconfigure(next) })
      if (timer === undefined) showFindings(view, reading.findings, caller().wordsOf) // else soon, once what is typed is read
    },
    take: (what) => {
      overtaken = false
      if (what === 'form') {
        isDirty = false
        putText(view, canonicalText(form))
        caller().onDraft(null)
      }
      look()
      view.focus()
    },
    goTo: (finding) => showPlace(view, finding),
    leave: () => {
      if (timer !== undefined) look()
      view.destroy()
    },
  }
}
