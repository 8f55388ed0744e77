import type { RecordPath } from '../../lib/record-path.ts'
import type { CompiledForm, FormNode } from '../compiled-form.ts'
import { followStep, startOf, type Followed } from './follow-steps.ts'

/** Where the values of each field go on their way to another version, by template paths. */
export interface TracedPlaces {
  readonly tracks: Followed['tracks']
  /** Any place on the way → the field of the old version whose values come by there. */
  readonly origins: ReadonlyMap<RecordPath, FormNode>
}

/** Follows every field of the old version step by step; a place that two fields come by is that of the first. */
export function tracePlaces(old: CompiledForm, next: CompiledForm): TracedPlaces {
  const origins = new Map<RecordPath, FormNode>()
  const note = (state: Followed): void => {
    for (const { node, at } of state.tracks) if (at !== null && !origins.has(at)) origins.set(at, node)
  }
  let state = startOf(old)
  note(state)
  for (const { version, steps } of next.upgrades.toSorted((a, b) => a.version - b.version)) {
    if (version <= old.definition.version) continue
    for (const step of steps) {
      state = followStep(state, step)
      note(state)
    }
  }
  return { tracks: state.tracks, origins }
}
