import Type, { type Static } from 'typebox'
import type { OpId } from '../lib/ids.ts'
import type { JsonValue } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import { JsonSchemaAny, OpIdSchema } from './operation.ts'

/** A value kept beside the one that stands, until a person chooses; no `value` is a removal. */
export const WaitingValue = Type.Object({
  value: Type.Optional(JsonSchemaAny),
  author: Type.String(),
  /** The operation that brought it; null when it was kept before operations were noted. */
  opId: Type.Union([OpIdSchema, Type.Null()]),
  /** That recorded it: who builds on an older one never saw it. */
  revision: Type.Integer(),
})
export type WaitingValue = Static<typeof WaitingValue>

/** By record path, in the order of arrival; no list is empty. */
export const WaitingValues = Type.Record(Type.String(), Type.Array(WaitingValue))
export type WaitingValues = Static<typeof WaitingValues>

/** As earlier versions kept it: one value per path. */
export interface SingleWaitingValue {
  readonly value?: JsonValue
  readonly author: string
}
export type KeptWaitingValues = Readonly<Record<RecordPath, readonly WaitingValue[] | SingleWaitingValue>>

/** @param revision of the record: whoever built on it saw what waited then */
export const readWaitingValues = (kept: KeptWaitingValues, revision: number): WaitingValues =>
  Object.fromEntries(
    Object.entries(kept).map(([path, waiting]) => [path, 'author' in waiting ? [{ ...waiting, opId: null, revision }] : [...waiting]]),
  )

export interface LandedChange {
  readonly opId: OpId
  /** The operation that it follows on the same device, when its answer was not known there: its own values are replaced. */
  readonly after: OpId | null
  /** The revision that its author saw; 0 when that is not known. */
  readonly seen: number
  readonly paths: readonly RecordPath[]
  /** What it wanted and did not get. */
  readonly fresh: Readonly<Record<RecordPath, { readonly value?: JsonValue }>>
  readonly author: string
  /** That it made. */
  readonly revision: number
}

/**
 * What waits after a change landed: a change at a path settles only what its author could see there, so that no value is
 * thrown away by somebody who never knew of it.
 */
export function waitingAfter(waiting: WaitingValues, change: LandedChange): WaitingValues {
  const { opId, after, seen, paths, fresh, author, revision } = change
  const touched = new Set(paths)
  const isSettled = (path: RecordPath, value: WaitingValue): boolean =>
    touched.has(path) && (value.revision <= seen || (after !== null && value.opId === after))
  const all = new Map(Object.entries(waiting).map(([path, values]) => [path, values.filter((value) => !isSettled(path, value))]))
  for (const [path, { value }] of Object.entries(fresh))
    all.set(path, [...(all.get(path) ?? []), { ...(value === undefined ? {} : { value }), author, opId, revision }])
  return Object.fromEntries([...all].filter(([, values]) => values.length > 0))
}

/** Whether the operation's values may still wait for a choice; one kept without its operation may be anybody's. */
export const isWaiting = (waiting: WaitingValues, opId: OpId): boolean =>
  Object.values(waiting).some((values) => values.some((value) => value.opId === opId || value.opId === null))
