import type { JsonObject } from '../../../lib/json.ts'
import type { CompiledForm, FormContext, FormNode } from '../../compiled-form.ts'
import { createInstance } from '../../instance.ts'
import { placesOf } from '../../node-values.ts'
import { createRandom } from './random.ts'
import { sampleValue } from './sample-values.ts'

const personal = new Set<FormNode['type']>([
  'personal-id',
  'phone',
  'email',
  'social-insurance',
  'health-insurance',
  'file',
  'photo',
  'audio',
])

/** Whether the form, the type or the concept says that a value is about a person. */
const isPersonal = ({ definition }: CompiledForm, node: FormNode): boolean =>
  definition.personalData[node.fieldId] !== undefined ||
  definition.personalData[node.settings.id] !== undefined ||
  personal.has(node.type) ||
  node.settings.concept?.startsWith('person.') === true

/** The values with invented ones wherever they are about a person: what an author keeps as a sample is in clear on the device, and is shown to others. */
export function withoutPeople(form: CompiledForm, values: JsonObject, context: FormContext, seed: number): JsonObject {
  const instance = createInstance(form, values, context)
  const random = createRandom(seed)
  for (const node of form.nodes) {
    if (node.kind !== 'field' || form.program.computes[node.index] !== null || !isPersonal(form, node)) continue
    for (const place of placesOf(values, node.path))
      if (instance.value(place) !== undefined) instance.set(place, sampleValue({ instance, context, random }, node, place))
  }
  return instance.values()
}
