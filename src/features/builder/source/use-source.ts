import type { Extension } from '@codemirror/state'
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { FormDefinition } from '#core/form/definition.ts'
import { useLatest } from '#renderer/use-latest.ts'
import type { Finding } from './read-source.ts'
import { createSourceEditor, type SourceCaller, type SourceDraft, type SourceEditor, type SourceState } from './source-editor.ts'

export interface SourceOptions extends SourceCaller {
  readonly definition: FormDefinition
  readonly draft: SourceDraft | null
  readonly labels: Extension
}

export interface Source extends SourceState {
  readonly host: RefObject<HTMLDivElement | null>
  readonly take: (what: 'form' | 'text') => void
  readonly goTo: (finding: Finding) => void
}

/** The editor of a form's text, from when the view is shown until it is left. */
export function useSource(options: SourceOptions): Source {
  const { definition, labels } = options
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<SourceEditor>(null)
  const latest = useLatest(options)
  const [state, setState] = useState<SourceState>({ reading: { definition, findings: [] }, overtaken: false })
  useEffect(() => {
    if (host.current === null) return
    const { definition: form, draft, labels: words } = latest.current
    const made = createSourceEditor({ host: host.current, form, draft, labels: words, caller: () => latest.current, onState: setState })
    editor.current = made
    return () => made.leave()
  }, [latest])
  useEffect(() => editor.current?.setForm(definition), [definition])
  useEffect(() => editor.current?.setLabels(labels), [labels])
  return { ...state, host, take: (what) => editor.current?.take(what), goTo: (finding) => editor.current?.goTo(finding) }
}
