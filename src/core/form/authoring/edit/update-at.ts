import { withoutKey } from '../../../lib/without-key.ts'
import type { JsonSchema } from '../../json-schema.ts'

/** A way into a document: names of members, positions in lists. */
export type Steps = readonly (string | number)[]

type Part = Readonly<Record<string, unknown>> | readonly unknown[] | undefined

const partOf = (value: unknown): Part => (typeof value === 'object' && value !== null ? (value as Part) : undefined) // an object or an array

/** What lies at the end of the way, undefined where it leads nowhere. */
export function valueAt(document: unknown, steps: Steps): unknown {
  let value: unknown = document
  for (const step of steps) {
    const part = partOf(value)
    if (part === undefined || !Object.hasOwn(part, step)) return undefined
    value = (part as Readonly<Record<string | number, unknown>>)[step]
  }
  return value
}

/** A document with another part at the end of the way; all that lies beside the way stays the same objects. `undefined` takes the part out. */
export function updateAt<Document>(document: Document, steps: Steps, change: (part: unknown) => unknown): Document {
  const [step, ...rest] = steps
  if (step === undefined) return change(document) as Document // the caller keeps the kind
  const part = partOf(document)
  const before = part !== undefined && Object.hasOwn(part, step) ? (part as Readonly<Record<string | number, unknown>>)[step] : undefined
  const after = updateAt<unknown>(before, rest, change)
  if (after === before) return document
  if (Array.isArray(part)) {
    const list: unknown[] = [...(part as readonly unknown[])]
    if (after === undefined) list.splice(Number(step), 1)
    else list[Number(step)] = after
    return list as Document // a list stays one
  }
  if (after === undefined) return withoutKey(part as Readonly<Record<string | number, unknown>>, step) as Document // the same but for one member
  return { ...(part as object), [step]: after } as Document // the same but for one member
}

/** The schema at the end of the way. */
export const schemaAtSite = (root: JsonSchema, site: Steps): JsonSchema => (valueAt(root, site) ?? {}) as JsonSchema // sites are found by walking the schema
