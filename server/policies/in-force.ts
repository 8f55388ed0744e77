import type { UnitId } from '#core/lib/ids.ts'
import type { VersionState } from '#core/protocol/authoring.ts'

/** When and where a version of a form opens for new records. */
export interface Opening {
  readonly version: number
  readonly status: VersionState
  readonly opens_at: Date | null
  readonly first_units: readonly UnitId[] | null
  readonly first_opens_at: Date | null
}

const earlier = (a: Date | null, b: Date | null): Date | null => (a === null ? b : b === null || a <= b ? a : b)

/** Since when it takes new records there; null: not yet. `unitId` null: everywhere. */
function openedAt(version: Opening, unitId: UnitId | null, now: Date): Date | null {
  const isFirst = unitId !== null && (version.first_units?.includes(unitId) ?? false)
  const at = isFirst ? earlier(version.first_opens_at, version.opens_at) : version.opens_at
  return at !== null && at <= now ? at : null
}

/** It takes, or took, new records everywhere. */
export const isOpenEverywhere = (version: Opening, now: Date): boolean => openedAt(version, null, now) !== null

/** It has opened somewhere: a record of it may have been made. */
export const hasOpened = (version: Opening, now: Date): boolean => {
  const at = earlier(version.first_opens_at, version.opens_at)
  return at !== null && at <= now
}

/**
 * The version of one form that new records of a unit use: of those that have opened there, the one that opened last. Null: none, also
 * when that one is closing or closed. `unitId` null: where nothing opened first.
 */
export function inForce<V extends Opening>(versions: readonly V[], unitId: UnitId | null, now: Date): V | null {
  let last: { readonly version: V; readonly at: number } | null = null
  for (const version of versions) {
    const at = openedAt(version, unitId, now)?.getTime()
    if (at === undefined) continue
    if (last === null || at > last.at || (at === last.at && version.version > last.version.version)) last = { version, at }
  }
  return last?.version.status === 'published' ? last.version : null
}

/** In force somewhere. */
export const isInForce = (versions: readonly Opening[], version: Opening, now: Date): boolean =>
  [null, ...(version.first_units ?? [])].some((unitId) => inForce(versions, unitId, now)?.version === version.version)
