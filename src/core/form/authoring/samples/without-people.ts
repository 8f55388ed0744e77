import type { JsonObject } from '../../../lib/json.ts'
import type { CompiledForm, FormContext, FormNode } from '../../compiled-form.ts'
import { createInstance } from '../../instance.ts'
import { placesOf } from '../../node-values.ts'
import { classesOfNodes } from '../../personal-data.ts'
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

/** Whether the form, the type or the concept says that a value is about a person: of the field itself or of what it stands in. */
function personalNodes({ definition, nodes }: CompiledForm): ReadonlySet<FormNode> {
  const classes = classesOfNodes(definition.personalData, nodes)
  const isOwn = ({ path, type, settings }: FormNode): boolean =>
    classes.has(path) || personal.has(type) || settings.concept?.startsWith('person.') === true
  const isPersonal = (node: FormNode | undefined): boolean =>
    node !== undefined && (isOwn(node) || (node.parent !== null && isPersonal(nodes[node.parent])))
  return new Set(nodes.filter(isPersonal))
}

/** The values with invented ones wherever they are about a person: what an author keeps as a sample is in clear on the device, and is shown to others. */
export function withoutPeople(form: CompiledForm, values: JsonObject, context: FormContext, seed: number): JsonObject {
  const instance = createInstance(form, values, context)
  const random = createRandom(seed)
  for (const node of personalNodes(form)) {
    if (node.kind !== 'field' || form.program.computes[node.index] !== null) continue
    for (const place of placesOf(values, node.path))
      if (instance.value(place) !== undefined) instance.set(place, sampleValue({ instance, context, random }, node, place))
  }
  return instance.values()
}
