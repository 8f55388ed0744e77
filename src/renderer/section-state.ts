import type { CompiledForm, FormSection } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { must } from '#core/lib/assert.ts'
import { rowPath, type RecordPath } from '#core/lib/record-path.ts'
import type { FormStore } from './form-store.ts'
import type { Place } from './place.ts'

export type SectionMood = 'empty' | 'started' | 'done' | 'warning' | 'error'

export interface SectionState {
  readonly mood: SectionMood
  /** Required fields that are there now, and how many of them have a value. */
  readonly required: number
  readonly filled: number
}

/** Every present place under the nodes, rows included, in form order. */
export function presentPlaces(
  form: CompiledForm,
  store: FormStore,
  indexes: readonly number[],
  rows: readonly RowId[] = [],
): readonly Place[] {
  return indexes.flatMap((index) => {
    const node = must(form.nodes[index], 'a node of the form')
    const place = store.placeOf(node, rows)
    if (!store.instance.isPresent(place.path)) return []
    if (node.kind === 'field') return [place]
    if (node.kind !== 'repeat') return [place, ...presentPlaces(form, store, node.children, rows)]
    return [place, ...store.instance.rows(place.path).flatMap((row) => presentPlaces(form, store, node.children, [...rows, row]))]
  })
}

/** What the places of a section, or of one row in it, come to together. */
interface Tally {
  required: number
  filled: number
  touched: boolean
  wrong: boolean
  unexplained: boolean
}

const noTally = (): Tally => ({ required: 0, filled: 0, touched: false, wrong: false, unexplained: false })

function add(sum: Tally, more: Tally): void {
  sum.required += more.required
  sum.filled += more.filled
  sum.touched ||= more.touched
  sum.wrong ||= more.wrong
  sum.unexplained ||= more.unexplained
}

/** Errors, and warnings without a reason, count where they show already: nobody is told of faults before having been there. */
function addPlace(store: FormStore, place: Place, sum: Tally): void {
  const { instance } = store
  for (const issue of store.isShown(place.path) ? store.issues(place.path) : []) {
    if (issue.severity === 'block') sum.wrong = true
    if (store.reasons.isMissing(issue)) sum.unexplained = true
  }
  if (place.node.kind !== 'field' || place.node.readOnly) return
  const has = instance.value(place.path) !== undefined
  sum.touched ||= has
  if (!instance.isRequired(place.path)) return
  sum.required += 1
  if (has) sum.filled += 1
}

interface KeptTally {
  readonly at: number
  readonly tally: Tally
}

/** The rows of a section's repeats as they were last found, by path. */
type KeptRows = Map<RecordPath, KeptTally>

/** Adds every present place under the nodes, rows included. A row in which nothing has changed since `before` is not gone through. */
function addNodes(
  { form, store, before, now }: { form: CompiledForm; store: FormStore; before: KeptRows; now: KeptRows },
  indexes: readonly number[],
  rows: readonly RowId[],
  sum: Tally,
): void {
  const kept = { form, store, before, now }
  for (const index of indexes) {
    const place = store.placeOf(must(form.nodes[index], 'a node of the form'), rows)
    if (!store.instance.isPresent(place.path)) continue
    addPlace(store, place, sum)
    const { kind, children } = place.node
    if (kind === 'group' || kind === 'grid') addNodes(kept, children, rows, sum)
    if (kind !== 'repeat') continue
    for (const row of store.instance.rows(place.path)) {
      const path = rowPath(place.path, row)
      const at = store.progressOfRow(path)
      const found = rows.length === 0 ? before.get(path) : undefined
      const tally = found?.at === at ? found.tally : noTally()
      if (found?.at !== at) addNodes(kept, children, [...rows, row], tally)
      if (rows.length === 0) now.set(path, { at, tally })
      add(sum, tally)
    }
  }
}

function moodOf({ required, filled, touched, wrong, unexplained }: Tally): SectionMood {
  if (wrong) return 'error'
  if (unexplained) return 'warning'
  if (filled === required && (touched || required > 0)) return 'done'
  return touched ? 'started' : 'empty'
}

interface KeptSection {
  readonly at: number
  readonly rows: KeptRows
  readonly state: SectionState
}

/** The states of a form's sections, each worked out again only after something in it has changed, and of its rows only those with a change. */
export function keptSectionStates(form: CompiledForm, store: FormStore): (section: FormSection) => SectionState {
  const known = new Map<FormSection, KeptSection>()
  return (section) => {
    const at = store.progressOf(section.nodes)
    const found = known.get(section)
    if (found?.at === at) return found.state
    const rows: KeptRows = new Map()
    const sum = noTally()
    addNodes({ form, store, before: found?.rows ?? new Map(), now: rows }, section.nodes, [], sum)
    const state = { mood: moodOf(sum), required: sum.required, filled: sum.filled }
    known.set(section, { at, rows, state })
    return state
  }
}
