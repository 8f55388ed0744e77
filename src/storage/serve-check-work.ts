import { codeListsAt } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm, FormRef } from '#core/form/compiled-form.ts'
import type { ListLookup } from '#core/form/lists/list-lookup.ts'
import { checkRecord } from '#core/form/validate-record.ts'
import type { CheckReads } from './check-reads.ts'
import type { CheckCall, CheckNote, CheckReply, CheckRequest } from './check-work.ts'
import type { MessageEnd } from './serve-list-work.ts'

/** A person reads a number that changes so often, and no screen is drawn for nothing. */
const BETWEEN_NOTES = 250

async function compiledFrom(catalogue: CheckReads, ref: FormRef): Promise<CompiledForm | null> {
  const definition = await catalogue.definition(ref)
  if (!definition.ok || definition.value === null) return null
  const made = compileForm(definition.value)
  return made.ok && made.value.ref === ref ? made.value : null
}

async function listsFrom(catalogue: CheckReads, names: CheckRequest['lists']): Promise<readonly ListLookup[] | null> {
  const found = await Promise.all(names.map((name) => catalogue.list(name)))
  const lists = found.flatMap((list) => (list.ok && list.value !== null ? [list.value] : []))
  return lists.length === names.length ? lists : null
}

/** Answers what comes in, one after the other. A form is compiled once. */
export function serveCheckWork(end: MessageEnd, catalogue: CheckReads, now: () => number): void {
  let compiled: { readonly ref: FormRef; readonly form: Promise<CompiledForm | null> } | null = null
  const formOf = (ref: FormRef): Promise<CompiledForm | null> => {
    if (compiled?.ref === ref) return compiled.form
    const made = { ref, form: compiledFrom(catalogue, ref) }
    compiled = made
    // One that is not here yet may be brought.
    const forget = () => (compiled = compiled === made ? null : compiled)
    void made.form.then((form) => (form === null ? forget() : undefined), forget)
    return made.form
  }
  const note = (sent: CheckNote) => end.postMessage(sent)

  async function check(id: number, { form: ref, values, reasons, context, lists: names }: CheckRequest): Promise<CheckReply> {
    const [form, lists] = await Promise.all([formOf(ref), listsFrom(catalogue, names)])
    if (form === null || lists === null) return { kind: 'unavailable' }
    let noted = Number.NEGATIVE_INFINITY
    const found = checkRecord(form, values, reasons, { ...context, lists: codeListsAt(lists, context.asOf) }, (progress) => {
      if (now() - noted < BETWEEN_NOTES) return
      noted = now()
      note({ id, progress })
    })
    return { kind: 'checked', ...found }
  }

  end.addEventListener('message', (event) => {
    const asked = event.data as CheckCall // only `remoteChecker` of the same build sends here
    // The page does the same in its own thread, where a bug is told of as every other.
    if (asked.call === 'prepare') void formOf(asked.form).catch(() => undefined)
    else {
      const { id, request } = asked
      const answer = (reply: CheckReply) => note({ id, reply })
      void check(id, request).then(answer, () => answer({ kind: 'unavailable' }))
    }
  })
}
