import type { CompiledForm, FormIssue, FormSection } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { must } from '#core/lib/assert.ts'
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

/** How far one section is. Errors, and warnings without a reason, count where they show already: nobody is told of faults before having been there. */
function sectionState(form: CompiledForm, store: FormStore, section: FormSection): SectionState {
  const { instance } = store
  const shown: FormIssue[] = []
  let [required, filled, touched] = [0, 0, false]
  // One pass: it runs over every field of the form after each pause in typing.
  for (const place of presentPlaces(form, store, section.nodes)) {
    if (store.isShown(place.path)) shown.push(...store.issues(place.path))
    if (place.node.kind !== 'field' || place.node.readOnly) continue
    const has = instance.value(place.path) !== undefined
    touched ||= has
    if (!instance.isRequired(place.path)) continue
    required += 1
    if (has) filled += 1
  }
  const wrong = shown.some((issue) => issue.severity === 'block')
  const unexplained = shown.some((issue) => store.reasons.isMissing(issue))
  const mood = wrong
    ? 'error'
    : unexplained
      ? 'warning'
      : filled === required && (touched || required > 0)
        ? 'done'
        : touched
          ? 'started'
          : 'empty'
  return { mood, required, filled }
}

/** The states of a form's sections, each worked out again only after something in it has changed. */
export function keptSectionStates(form: CompiledForm, store: FormStore): (section: FormSection) => SectionState {
  const known = new Map<FormSection, { readonly at: number; readonly state: SectionState }>()
  return (section) => {
    const at = store.progressOf(section.nodes)
    const found = known.get(section)
    if (found?.at === at) return found.state
    const state = sectionState(form, store, section)
    known.set(section, { at, state })
    return state
  }
}
