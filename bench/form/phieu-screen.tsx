import { useCallback, useMemo, useRef, useState } from 'react'
import { codeListsOf } from '#core/form/code-lists.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import type { Instance } from '#core/form/instance-types.ts'
import type { RowId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { createAutosave, type SaveState } from '#features/fill/autosave.ts'
import { FormView } from '#renderer/form-view.tsx'
import type { FormViewHandle } from '#renderer/form-view-props.ts'

export const context: FormContext = { asOf: '2026-11-20', demo: true, previous: null, lists: codeListsOf([], '2026-11-20') }

/** As on a device: the text is written out and encrypted. Only the database's own write is left out. */
async function encryptDraft(key: CryptoKey, draft: object): Promise<null> {
  const text = new TextEncoder().encode(JSON.stringify(draft))
  await crypto.subtle.encrypt({ name: 'AES-GCM', iv: crypto.getRandomValues(new Uint8Array(12)) }, key, text)
  return null
}

const rethrown = (error: unknown): never => {
  throw error
}

const timers = {
  now: () => Date.now(),
  after(millis: number, run: () => void) {
    const timer = setTimeout(run, millis)
    return () => clearTimeout(timer)
  },
}

function useAutosave(save: () => Promise<null>) {
  const [saved, setSaved] = useState<SaveState<never>>({ kind: 'clean' })
  const autosave = useMemo(() => createAutosave<never>({ save, thrown: rethrown, onState: setSaved, timers }), [save])
  return { autosave, saved }
}

export interface PhieuScreenProps {
  readonly form: CompiledForm
  readonly values: JsonObject
  readonly secret: CryptoKey
  readonly whole: boolean
  readonly onView: (view: FormViewHandle, instance: Instance) => void
}

/** The form as the fill screen mounts it: instance made at the first render, autosave, a foot that tells what is kept. */
export function PhieuScreen({ form, values, secret, whole, onView }: PhieuScreenProps) {
  const instance = useMemo(() => createInstance(form, values, context), [form, values])
  const view = useRef<FormViewHandle>(null)
  const handle = useCallback(
    (given: FormViewHandle | null) => {
      if (given === null) return
      view.current = given
      onView(given, instance)
    },
    [onView, instance],
  )
  const save = useCallback(
    () => encryptDraft(secret, { values: instance.values(), raw: view.current?.rawTexts() ?? {} }),
    [instance, secret],
  )
  const { autosave, saved } = useAutosave(save)
  return (
    <div className="fill">
      <FormView
        instance={instance}
        mode="edit"
        whole={whole}
        lang="vi"
        formContext={context}
        comments={[]}
        reasons={[]}
        provisional={{}}
        initialRaw={{}}
        onChange={() => autosave.touch()}
        onReason={autosave.touch}
        onSubmit={() => undefined}
        onRecordSearch={() => Promise.resolve([])}
        makeRowId={() => crypto.randomUUID() as RowId} // any UUID is a row id
        handle={handle}
      />
      <p role="status">{saved.kind}</p>
    </div>
  )
}
