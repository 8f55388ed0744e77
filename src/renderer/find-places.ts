import { fold } from '#core/lib/vietnamese.ts'
import { displayValue } from './display-value.ts'
import type { FormScope } from './form-scope.ts'
import type { Place } from './place.ts'
import { placeLabel } from './place-label.ts'
import { labelsOf } from './rows-around.ts'
import { presentPlaces } from './section-state.ts'

export interface FoundPlace {
  readonly place: Place
  /** With the rows and the group around it. */
  readonly label: string
}

interface Entry extends FoundPlace {
  readonly folded: string
}

/** Everything that can be found in the form as it stands: names, help and values of what is there, wherever it is. */
export type FindIndex = readonly Entry[]

export function findIndex(scope: FormScope): FindIndex {
  const { form, store, words, t } = scope
  const labels = labelsOf(scope)
  return form.sections
    .flatMap((section) => presentPlaces(form, store, section.nodes))
    .filter(({ node }) => node.type !== 'hidden')
    .map((place): Entry => {
      const value = store.instance.value(place.path)
      const shown = place.node.kind === 'field' ? (displayValue(t, scope, place.node, value) ?? store.raw(place.path)?.text ?? '') : ''
      const label = placeLabel(labels, place.path) ?? words.field(place.node)
      return { place, label, folded: fold(`${words.field(place.node)}\n${shown}\n${words.help(place.node)}`) }
    })
}

/** The places that a text is found at, marks and case apart, in form order; none for an empty text. */
export function findPlaces(index: FindIndex, text: string): readonly FoundPlace[] {
  const wanted = fold(text)
  return wanted === '' ? [] : index.filter((entry) => entry.folded.includes(wanted))
}
