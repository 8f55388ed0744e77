import { err, ok, type Result } from '../../../lib/result.ts'
import type { Issue } from '../../../lib/issue.ts'
import { propertyPath, type RecordPath } from '../../../lib/record-path.ts'
import type { ComputeRule, FormDefinition } from '../../definition.ts'
import type { FieldSettings } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { propertyName } from '../property-name.ts'
import { scopeAt } from './condition-schema.ts'
import type { Logic } from './logic.ts'
import { objectPlace, partsOf, putAt } from './object-place.ts'
import { setPresence } from './set-presence.ts'
import { uiKeys } from './ui-keys.ts'
import { writeLogic } from './write-cel.ts'

export interface FlagWords {
  /** The yes/no field's title: nobody fills it in, but statistics and comparisons of versions name it. */
  readonly title: string
  /** Makes an id that the form does not have yet. */
  readonly newId: () => string
}

/**
 * For a condition that no schema can state: a hidden yes/no field beside the fields, worked out by a rule, and the fields there when it is true.
 * The fields lie in the same object.
 */
export function setPresenceByFlag(
  definition: FormDefinition,
  paths: readonly RecordPath[],
  condition: Logic,
  words: FlagWords,
): Result<FormDefinition, readonly Issue[]> {
  const place = objectPlace(definition.schema, paths[0] ?? '')
  // Says what is wrong with the path.
  if (place === null) return setPresence(definition, paths, condition)
  const taken = new Set(partsOf(place.object).flatMap(({ schema }) => Object.keys(schema.properties ?? {})))
  const name = propertyName(words.title, taken)
  const flag: JsonSchema = {
    title: words.title,
    type: 'boolean',
    readOnly: true,
    'x-phieu': { id: words.newId(), type: 'hidden', computed: true } satisfies FieldSettings,
  }
  const object = { ...place.object, properties: { ...place.object.properties, [name]: flag } }
  const rule: ComputeRule = { id: words.newId(), compute: writeLogic(condition), at: propertyPath(place.scope, name) }
  const withFlag: FormDefinition = {
    ...definition,
    schema: putAt(definition.schema, place.keys, object),
    uiSchema: putAt(definition.uiSchema, [...uiKeys(place.scope), name, 'ui:widget'], 'hidden'),
    rules: [...definition.rules, rule],
  }
  const { from, path } = scopeAt(place.scope)
  const isTrue: Logic = { kind: 'truth', of: { kind: 'field', field: { from, path: [...path, name] } } }
  const outcome = setPresence(withFlag, paths, isTrue)
  return outcome.ok ? ok(outcome.value) : err(outcome.error)
}
