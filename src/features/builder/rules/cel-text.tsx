import { autocompletion, closeBrackets, completionKeymap, type Completion as CodeCompletion } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Completions } from '#core/form/authoring/rules/completions.ts'

export interface CelProblem {
  readonly from: number
  readonly to: number
  readonly message: string
}

export interface CelTextProps {
  readonly label: string
  readonly describedBy?: string | undefined
  readonly text: string
  readonly onType: (text: string) => void
  readonly onLeave: () => void
  readonly completions: (text: string, position: number) => Completions
  readonly problems: readonly CelProblem[]
}

const asCode = (item: Completions['items'][number]): CodeCompletion => {
  if (item.kind === 'field') return { label: item.insert, detail: item.title, type: 'variable' }
  if (item.kind === 'function') return { label: item.insert, detail: item.signatures.join(' · '), type: 'function' }
  return { label: item.insert, type: 'keyword' }
}

/** The house's look; Tab leaves the text, so nobody is caught in it. */
const look = EditorView.theme({
  '&': { border: '1px solid var(--ph-edge)', borderRadius: 'var(--ph-radius)', background: 'var(--ph-surface)', color: 'var(--ph-text)' },
  '&.cm-focused': { outline: '2px solid var(--ph-focus)', outlineOffset: '1px' },
  '.cm-content': { padding: 'var(--ph-2)', caretColor: 'var(--ph-text)', fontSize: 'var(--ph-text-s)' },
  '.cm-tooltip': { background: 'var(--ph-surface)', color: 'var(--ph-text)', border: '1px solid var(--ph-line)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--ph-accent-soft)', color: 'var(--ph-text)' },
  '.cm-completionDetail': { color: 'var(--ph-muted)' },
})

function extensionsFor(label: string, latest: { readonly current: CelTextProps }) {
  return [
    history(),
    closeBrackets(),
    autocompletion({
      override: [
        ({ state, pos, explicit }) => {
          const { from, to, items } = latest.current.completions(state.doc.toString(), pos)
          return items.length === 0 || (!explicit && from === to) ? null : { from, to, options: items.map(asCode) }
        },
      ],
    }),
    keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
    EditorView.lineWrapping,
    look,
    EditorView.contentAttributes.of({ 'aria-label': label }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !update.transactions.some((each) => each.isUserEvent('outside')))
        latest.current.onType(update.state.doc.toString())
    }),
    EditorView.domEventHandlers({
      blur: () => latest.current.onLeave(),
    }),
  ]
}

/** CEL as text, with completion and the places of what is wrong with it. */
export function CelText(props: CelTextProps) {
  const { label, describedBy, text, problems } = props
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    if (box.current === null) return
    const editor = new EditorView({
      parent: box.current,
      state: EditorState.create({ doc: latest.current.text, extensions: extensionsFor(label, latest) }),
    })
    view.current = editor
    return () => editor.destroy()
  }, [label])
  useEffect(() => {
    const now = view.current?.state.doc.toString()
    if (now !== undefined && now !== text)
      view.current?.dispatch({ changes: { from: 0, to: now.length, insert: text }, userEvent: 'outside' })
  }, [text, label])
  useEffect(() => {
    const editor = view.current
    if (editor === null) return
    const end = editor.state.doc.length
    const marks = problems.map(({ from, to, message }) => ({
      from: Math.min(from, end),
      to: Math.min(Math.max(to, from), end),
      severity: 'error' as const,
      message,
    }))
    editor.dispatch(setDiagnostics(editor.state, marks))
  }, [problems, label])
  useEffect(() => {
    const content = view.current?.contentDOM
    if (describedBy === undefined) content?.removeAttribute('aria-describedby')
    else content?.setAttribute('aria-describedby', describedBy)
  }, [describedBy, label])
  return <div ref={box} className="rules-cel" />
}
