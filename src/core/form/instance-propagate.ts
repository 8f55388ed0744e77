import { templateOf, type RecordPath } from '../lib/record-path.ts'
import type { Dependents, Edge, FormNode } from './compiled-form.ts'
import { depthOf, placesOf, upToRow } from './node-values.ts'
import { isConditional, settlePresence, settleValue } from './presence.ts'
import { isHidden, type FormState } from './presence-state.ts'
import { fieldPlace } from './presence-reads.ts'

/** Collects what a change has touched while it spreads along the dependency edges. */
export interface Wave {
  readonly presence: Set<RecordPath>
  readonly values: Set<RecordPath>
  readonly required: Set<RecordPath>
  readonly issues: Set<RecordPath>
  readonly choices: Set<RecordPath>
  /** Places to evaluate, by rank in the dependency order. */
  readonly pending: Map<number, Set<RecordPath>>
}

export const createWave = (): Wave => ({
  presence: new Set(),
  values: new Set(),
  required: new Set(),
  issues: new Set(),
  choices: new Set(),
  pending: new Map(),
})

/** Notes that a node is to be evaluated at a place. */
export function schedule(state: FormState, wave: Wave, node: FormNode, place: RecordPath): void {
  const rank = state.form.program.ranks[node.index] ?? 0
  const places = wave.pending.get(rank) ?? new Set()
  wave.pending.set(rank, places.add(place))
}

/** The places that an edge leads to from a changed place: the same row's for the repeats they share, every row's for the others. */
const placesBehind = (state: FormState, edge: Edge, template: RecordPath, changed: RecordPath): readonly RecordPath[] =>
  placesOf(state.values, template, upToRow(changed, edge.bound))

/** Wakes whatever reads the place. `gone`: rows from this depth on are no longer there, and their own readers with them. */
export function wake(state: FormState, wave: Wave, changed: RecordPath, gone = Number.POSITIVE_INFINITY): void {
  const found = state.form.program.dependents.get(templateOf(fieldPlace(state.form, changed)))
  if (found === undefined) return
  const each = (kind: keyof Dependents, visit: (node: FormNode, place: RecordPath, index: number) => void): void => {
    for (const edge of found[kind]) {
      const node = state.form.nodes[kind === 'rules' ? (state.form.program.rules[edge.index]?.node ?? -1) : edge.index]
      if (node === undefined || edge.bound >= gone) continue
      for (const place of placesBehind(state, edge, node.path, changed)) visit(node, place, edge.index)
    }
  }
  each('presence', (node, place) => schedule(state, wave, node, place))
  each('computes', (node, place) => schedule(state, wave, node, place))
  each('demands', (_, place) => {
    wave.required.add(place)
    doubt(state, wave, place)
  })
  each('rules', (_, place) => wave.issues.add(place))
  each('filters', (_, place) => {
    wave.choices.add(place)
    doubt(state, wave, place)
  })
}

/** The value stands, but other checks apply to it now; rules that read it fall silent or speak again (a rule says nothing of wrong values). */
function doubt(state: FormState, wave: Wave, place: RecordPath): void {
  wave.issues.add(place)
  for (const edge of state.form.program.dependents.get(templateOf(place))?.rules ?? []) {
    const node = state.form.nodes[state.form.program.rules[edge.index]?.node ?? -1]
    if (node !== undefined) for (const reader of placesBehind(state, edge, node.path, place)) wave.issues.add(reader)
  }
}

const below = (state: FormState, node: FormNode): readonly FormNode[] =>
  node.children.flatMap((index) => {
    const child = state.form.nodes[index]
    return child === undefined ? [] : [child, ...below(state, child)]
  })

/** Wakes the readers of a place and of everything below it: a group appeared or vanished, or was replaced. */
export function wakeBelow(state: FormState, wave: Wave, place: RecordPath): void {
  const node = state.form.byPath.get(templateOf(place))
  wake(state, wave, place)
  wave.issues.add(place)
  if (node === undefined) return
  for (const inner of below(state, node)) {
    for (const at of placesIn(state, inner, place)) {
      wake(state, wave, at)
      wave.issues.add(at)
    }
  }
}

/** The places of a node inside a place above it. */
export const placesIn = (state: FormState, node: FormNode, around: RecordPath): readonly RecordPath[] =>
  placesOf(state.values, node.path, upToRow(around, depthOf(around)))

/** Evaluates anew what is new: conditions and computed values of the nodes below a place, in rows that have just come. */
export function enter(state: FormState, wave: Wave, nodes: readonly FormNode[], around: RecordPath): void {
  for (const node of nodes) {
    const isOpen = isConditional(state.form, node)
    for (const place of placesIn(state, node, around)) {
      if (isOpen) schedule(state, wave, node, place)
      wake(state, wave, place)
      wave.issues.add(place)
    }
  }
}

/** Nodes of a repeat's rows. */
export const rowNodes = (state: FormState, repeat: FormNode): readonly FormNode[] => below(state, repeat)

function settle(state: FormState, wave: Wave, node: FormNode, place: RecordPath): void {
  if (settlePresence(state, node, place)) {
    wave.presence.add(place)
    wakeBelow(state, wave, place)
    for (const inner of [node, ...below(state, node)]) {
      if (state.form.program.computes[inner.index] === null) continue
      for (const at of placesIn(state, inner, place)) schedule(state, wave, inner, at)
    }
  }
  if (settleValue(state, node, place)) {
    wave.values.add(place)
    wave.issues.add(place)
    wake(state, wave, place)
  }
}

/** Evaluates what is pending, readers after what they read, until nothing changes any more. The graph has no circles, so this ends. */
export function spread(state: FormState, wave: Wave): void {
  while (wave.pending.size > 0) {
    const rank = Math.min(...wave.pending.keys())
    const places = wave.pending.get(rank) ?? new Set()
    wave.pending.delete(rank)
    const node = state.form.nodes[state.form.program.order[rank] ?? -1]
    if (node !== undefined) for (const place of places) settle(state, wave, node, place)
  }
}

/** A place is worth reporting while it can be seen. */
export const shown = (state: FormState, places: ReadonlySet<RecordPath>): readonly RecordPath[] =>
  [...places].filter((place) => !isHidden(state, place))
