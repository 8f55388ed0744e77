import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '#ui/dialog.tsx'
import { TextInput } from '#ui/text-input.tsx'
import type { RecordHit, RecordSearch } from './form-view-props.ts'

type Found = { readonly kind: 'idle' | 'searching' | 'failed' } | { readonly kind: 'hits'; readonly hits: readonly RecordHit[] }

interface RecordSearchDialogProps {
  readonly form: string
  readonly search: (search: RecordSearch) => Promise<readonly RecordHit[]>
  readonly onPick: (hit: RecordHit) => void
  readonly onClose: () => void
}

/** Looks for the words once typing pauses; an answer that comes after a newer question is dropped. */
function useFound(props: RecordSearchDialogProps, text: string): Found {
  const { form, search } = props
  const [found, setFound] = useState<Found>({ kind: 'idle' })
  useEffect(() => {
    if (text.trim() === '') return
    const state = { live: true }
    const timer = setTimeout(() => {
      setFound({ kind: 'searching' })
      search({ form, text: text.normalize('NFC').trim() }).then(
        (hits) => state.live && setFound({ kind: 'hits', hits }),
        () => state.live && setFound({ kind: 'failed' }),
      )
    }, 250)
    return () => {
      state.live = false
      clearTimeout(timer)
    }
  }, [form, search, text])
  return text.trim() === '' ? { kind: 'idle' } : found
}

const words = { idle: null, searching: 'ref.searching', failed: 'ref.failed' } as const

/** Finds a record by its words; arrows go through the hits, Enter takes one. */
export function RecordSearchDialog(props: RecordSearchDialogProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const found = useFound(props, text)
  const list = useRef<HTMLUListElement>(null)
  const move = (event: KeyboardEvent) => {
    // The form around would take Enter for the wish to go on.
    if (event.key === 'Enter') event.stopPropagation()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus()
  }
  const word = found.kind === 'hits' ? (found.hits.length === 0 ? 'ref.none' : null) : words[found.kind]
  return (
    <Dialog title={t('ref.find')} onClose={props.onClose}>
      <label className="ph-label" htmlFor="record-search">
        {t('ref.search')}
      </label>
      <TextInput id="record-search" type="search" value={text} onChange={(event) => setText(event.target.value)} onKeyDown={move} />
      <p role="status" className="ph-help">
        {word !== null && t(word)}
      </p>
      <ul className="ph-hits" ref={list}>
        {found.kind === 'hits' &&
          found.hits.map((hit) => (
            <li key={`${hit.unitId} ${hit.recordId}`}>
              <button type="button" onClick={() => props.onPick(hit)} onKeyDown={move}>
                <strong>{hit.title}</strong>
                <span>{hit.detail}</span>
              </button>
            </li>
          ))}
      </ul>
    </Dialog>
  )
}
