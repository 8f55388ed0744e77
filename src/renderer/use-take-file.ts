import { useRef, useState } from 'react'
import type { FormNode } from '#core/form/compiled-form.ts'
import { fileValue, type FileValue } from '#core/form/field-types/file-value.ts'
import { useFormScope } from './form-scope.ts'
import type { FilePutFailure, FileStore } from './file-store.ts'
import { pickedFile, type PickFailure } from './picked-file.ts'
import type { Place } from './place.ts'

export type Taking =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly name: string }
  | { readonly kind: 'failed'; readonly why: PickFailure | FilePutFailure; readonly name: string }

/** What stood in the field before: the way back. */
export interface Former {
  readonly file: FileValue
  readonly kind: 'removed' | 'replaced'
}

export interface TakeFile {
  readonly file: FileValue | null
  /** A file that a closed tab was just keeping: it has to be picked again. */
  readonly interrupted: string | null
  readonly taking: Taking
  readonly former: Former | null
  /** Files that came along with the last one and were not taken. */
  readonly left: number
  readonly take: (picked: File, left?: number) => void
  /** A file is in the making: until it is taken the form must not go. Null: it will not come. */
  readonly expect: (name: string | null) => void
  readonly remove: () => void
  readonly undo: () => void
  /** Leaves the interrupted one; what the field holds stays. */
  readonly giveUp: () => void
  /** The way back is not wanted any more. */
  readonly forget: () => void
}

type Kept = { readonly kind: 'kept'; readonly file: FileValue } | { readonly kind: 'not'; readonly why: PickFailure | FilePutFailure }

async function keep(files: FileStore | null, node: FormNode, picked: File): Promise<Kept> {
  try {
    const fit = await pickedFile(node, picked)
    if (!fit.ok) return { kind: 'not', why: fit.error }
    const kept = (await files?.put?.(fit.value.bytes, { name: fit.value.name, type: fit.value.type })) ?? null
    if (kept === null) return { kind: 'not', why: 'not-kept' }
    return kept.ok ? { kind: 'kept', file: kept.value } : { kind: 'not', why: kept.error }
  } catch {
    return { kind: 'not', why: 'not-kept' }
  }
}

/** From a picked file to the value of the field: read, made fit, kept on the device, and only then named by the form. */
export function useTakeFile(place: Place): TakeFile {
  const { store, files } = useFormScope()
  const [taking, setTaking] = useState<Taking>({ kind: 'idle' })
  const [former, setFormer] = useState<Former | null>(null)
  const [left, setLeft] = useState(0)
  const [isExpected, setExpected] = useState(false)
  /** Of two files picked one after the other, the later one counts. */
  const round = useRef(0)
  const current = (): FileValue | null => fileValue(store.instance.value(place.path))

  const run = async (picked: File): Promise<void> => {
    const mine = ++round.current
    const { name } = picked
    // Until it is kept, the form must not go: it would go without the file.
    store.hold(place, name)
    setExpected(false)
    setTaking({ kind: 'busy', name })
    const before = current()
    const kept = await keep(files, place.node, picked)
    // Overtaken by a later one (picked here, or after the page was turned and back); or its row was removed meanwhile.
    if (mine !== round.current || (store.raw(place.path)?.text ?? '') !== name || !store.instance.isPresent(place.path)) return
    if (kept.kind === 'kept') {
      store.choose(place, { ...kept.file })
      if (before !== null && before.sha256 !== kept.file.sha256) setFormer({ file: before, kind: 'replaced' })
    } else store.hold(place, '')
    setTaking(kept.kind === 'kept' ? { kind: 'idle' } : { kind: 'failed', why: kept.why, name })
  }

  return {
    file: current(),
    interrupted: taking.kind === 'busy' || isExpected ? null : (store.raw(place.path)?.text ?? null),
    taking,
    former,
    left,
    take: (picked, others = 0) => {
      setLeft(others)
      void run(picked)
    },
    expect: (name) => {
      store.hold(place, name ?? '')
      setExpected(name !== null)
    },
    remove: () => {
      const file = current()
      round.current++
      setLeft(0)
      store.choose(place, undefined)
      setTaking({ kind: 'idle' })
      setFormer(file === null ? null : { file, kind: 'removed' })
    },
    undo: () => {
      if (former !== null) store.choose(place, { ...former.file })
      setFormer(null)
      setTaking({ kind: 'idle' })
    },
    giveUp: () => store.hold(place, ''),
    forget: () => setFormer(null),
  }
}
