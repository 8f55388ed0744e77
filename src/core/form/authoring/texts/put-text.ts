import { isJsonObject } from '../../../lib/json.ts'
import type { TextSteps } from './form-text.ts'

/**
 * A document with a text at the end of the way, all beside the way being the same objects. `undefined` takes the text out;
 * below the member `pruned` also what is left empty by that.
 */
export function putText<Document>(document: Document, steps: TextSteps, text: string | undefined, pruned?: string): Document {
  return put(document, steps, text, pruned, false) as Document // the kind stays, only a text in it changes
}

function put(part: unknown, steps: TextSteps, text: string | undefined, pruned: string | undefined, isPruning: boolean): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return text
  if (Array.isArray(part)) return part.map((item: unknown, at) => (at === step ? put(item, rest, text, pruned, isPruning) : item))
  const own: Readonly<Record<string, unknown>> = isJsonObject(part) ? part : {}
  const before = Object.hasOwn(own, step) ? own[step] : undefined
  const after = put(before, rest, text, pruned, isPruning || step === pruned)
  const isEmpty = isPruning && isJsonObject(after) && Object.keys(after).length === 0
  if (after !== undefined && !isEmpty) return { ...own, [step]: after }
  return Object.fromEntries(Object.entries(own).filter(([name]) => name !== String(step)))
}
