import type { JsonObject, JsonValue } from '../../lib/json.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import { jsonEqual } from '../../record/json-equal.ts'
import type { CompiledForm, FormNode } from '../compiled-form.ts'
import { placesOf, valueAt } from '../node-values.ts'
import type { RecordImpact } from './impact-of.ts'
import { placeOfOrphan, type Orphans } from './kept-aside.ts'
import { inRowsOf } from './row-moves.ts'
import type { TracedPlaces } from './trace-places.ts'

/**
 * What moving one draft to another version does to it, one line a place. `from` and the value before are of the old version, `to` and
 * the value after of the new one. `fill`, `choose` and `mend` name a field by its template path: a person acts there.
 */
export type MoveLine =
  /** The value goes along to a field of another name or place. */
  | { readonly kind: 'moved'; readonly from: RecordPath; readonly to: RecordPath; readonly value: JsonValue }
  /** Another type, other codes, the parts of a text. */
  | { readonly kind: 'changed'; readonly from: RecordPath; readonly to: RecordPath; readonly before: JsonValue; readonly after: JsonValue }
  /** Kept beside the form. */
  | { readonly kind: 'aside'; readonly from: RecordPath; readonly value: JsonValue }
  /** The field is not asked for any more in this record: its value stays in the draft, and is not sent. */
  | { readonly kind: 'hidden'; readonly from: RecordPath }
  | { readonly kind: 'filled'; readonly to: RecordPath; readonly after: JsonValue }
  | { readonly kind: 'fill'; readonly to: RecordPath }
  | { readonly kind: 'choose'; readonly to: RecordPath }
  | { readonly kind: 'mend'; readonly to: RecordPath; readonly code: string }

export interface MovedValues {
  readonly old: CompiledForm
  readonly next: CompiledForm
  readonly traced: TracedPlaces
  readonly before: JsonObject
  readonly after: JsonObject
  /** Those of this move. */
  readonly orphans: Orphans
  readonly impact: RecordImpact
}

const isField = (node: FormNode | undefined): node is FormNode => node?.kind === 'field' && node.settings.computed !== true

/** Where each value went that has another place, name or look now. */
function goneAlong({ traced, next, before, after }: MovedValues): readonly MoveLine[] {
  return traced.tracks.flatMap(({ node, at }) => {
    const target = at === null ? undefined : next.byPath.get(at)
    if (node.kind !== 'field' || !isField(target)) return []
    return placesOf(before, node.path).flatMap((from): readonly MoveLine[] => {
      const to = inRowsOf(from, target.path)
      const [was, is] = [valueAt(before, from), to === null ? undefined : valueAt(after, to)]
      if (was === undefined || is === undefined || to === null) return []
      if (!jsonEqual(was, is)) return [{ kind: 'changed', from, to, before: was, after: is }]
      return from === to && node.title === target.title ? [] : [{ kind: 'moved', from, to, value: is }]
    })
  })
}

/** Fields that a step filled in. */
function filledIn({ traced, next, after }: MovedValues, come: ReadonlySet<RecordPath>): readonly MoveLine[] {
  const tracked = new Set(traced.tracks.map(({ at }) => at))
  return next.nodes.flatMap((node) =>
    !isField(node) || tracked.has(node.path)
      ? []
      : placesOf(after, node.path).flatMap((to): readonly MoveLine[] => {
          const value = valueAt(after, to)
          return value === undefined || come.has(to) ? [] : [{ kind: 'filled', to, after: value }]
        }),
  )
}

const acts = ({ impact }: MovedValues): readonly MoveLine[] =>
  [...impact.fails].map(([to, { code, decides }]): MoveLine => {
    if (code === 'required') return { kind: 'fill', to }
    return decides && code !== 'reason.missing' ? { kind: 'choose', to } : { kind: 'mend', to, code }
  })

/** Everything that the move does to this draft, in the order in which people ask: what goes along, what is left, what is to be done. */
export function moveLines(moved: MovedValues): readonly MoveLine[] {
  const along = goneAlong(moved)
  const come = new Set(along.flatMap((line) => ('to' in line ? [line.to] : [])))
  return [
    ...along,
    ...filledIn(moved, come),
    ...Object.entries(moved.orphans).map(([key, value]): MoveLine => ({ kind: 'aside', from: placeOfOrphan(key), value })),
    ...[...moved.impact.loses].flatMap(([from, why]): readonly MoveLine[] => (why === 'upgrade.hidden' ? [{ kind: 'hidden', from }] : [])),
    ...acts(moved),
  ]
}
