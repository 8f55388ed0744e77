import { useCallback, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { readsRecords } from '#core/form/record-references.ts'
import type { Instance } from '#core/form/instance.ts'
import { isEqualJson } from '#core/form/validate/equal.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import { templateOf, type RecordPath } from '#core/lib/record-path.ts'
import { useDesk } from '#workspace/desk.ts'
import { useServices } from '#workspace/services.ts'
import type { OpenedForm } from './open-form.ts'
import { referredRecords } from '#workspace/referred-records.ts'
import { periodPath, previousValues } from '#workspace/previous-values.ts'

/** A reference to a record that rules look into. */
const isLookedInto = (form: CompiledForm, path: RecordPath): boolean =>
  readsRecords(form) && form.byPath.get(templateOf(path))?.type === 'record-ref'

export interface LiveContext {
  readonly context: FormContext
  /** A field changed: another period is compared with another record. */
  follow(path: RecordPath): void
  /** The context of this very moment, shown before the promise resolves: midnight or a pull may have passed since. */
  renew(): Promise<FormContext>
}

/** What the form knows besides its values, kept true while it is open. */
export function useFormContext(opened: OpenedForm, instance: Instance): LiveContext {
  const { vault } = useDesk()
  const { clock } = useServices()
  const [context, setContext] = useState(opened.context)
  const { form, draft } = opened

  const latest = useRef(opened.context)
  const read = useCallback(async () => {
    const previous = await previousValues(vault, form, draft.unitId, instance.values())
    const records = await referredRecords(vault, form, instance.values())
    const asOf = vietnamDay(clock.now())
    const known = latest.current
    // Everything may read the context: another one has the whole form evaluated again.
    if (asOf === known.asOf && isEqualJson(previous ?? undefined, known.previous ?? undefined) && isEqualJson(records, known.records))
      return known
    latest.current = { ...known, asOf, previous, records }
    flushSync(() => setContext(latest.current))
    return latest.current
  }, [clock, vault, form, draft, instance])

  // One after the other: what was read first must not be shown last.
  const before = useRef<Promise<unknown>>(Promise.resolve())
  const renew = useCallback(() => {
    const next = before.current.then(read, read)
    before.current = next
    return next
  }, [read])

  const follow = useCallback(
    (path: RecordPath) => {
      if (path === periodPath(form) || isLookedInto(form, path)) void renew()
    },
    [form, renew],
  )
  return { context, follow, renew }
}
