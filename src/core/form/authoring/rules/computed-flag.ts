import type { Result } from '../../../lib/result.ts'
import type { Issue } from '../../../lib/issue.ts'
import { propertyPath, type RecordPath } from '../../../lib/record-path.ts'
import type { ComputeRule, FormDefinition } from '../../definition.ts'
import type { FieldSettings } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { propertyName } from '../property-name.ts'
import { scopeAt } from './condition-schema.ts'
import type { Logic } from './logic.ts'
import { objectPlace, partsOf, putAt } from './object-place.ts'
import { setPresence, setRequired } from './set-presence.ts'
import { uiKeys } from './ui-keys.ts'
import { writeLogic } from './write-cel.ts'

export interface FlagWords {
  /** The yes/no field's title: nobody fills it in, but statistics and comparisons of versions name it. */
  readonly title: string
  /** Makes an id that the form does not have yet. */
  readonly newId: () => string
}

/** A form with the yes/no field beside the first of the fields, and the condition that it is true; null: nothing is known of the field. */
function flagged(
  definition: FormDefinition,
  path: RecordPath,
  condition: Logic,
  words: FlagWords,
): { readonly definition: FormDefinition; readonly isTrue: Logic } | null {
  const place = objectPlace(definition.schema, path)
  if (place === null) return null
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
  const { from, path: groups } = scopeAt(place.scope)
  return {
    definition: {
      ...definition,
      schema: putAt(definition.schema, place.keys, object),
      uiSchema: putAt(definition.uiSchema, [...uiKeys(place.scope), name, 'ui:widget'], 'hidden'),
      rules: [...definition.rules, rule],
    },
    isTrue: { kind: 'truth', of: { kind: 'field', field: { from, path: [...groups, name] } } },
  }
}

/**
 * For a condition that no schema can state: a hidden yes/no field beside the fields, worked out by a rule, and the fields there when it is true.
 * The fields lie in the same object. Issues as of `setPresence`.
 */
export function setPresenceByFlag(
  definition: FormDefinition,
  paths: readonly RecordPath[],
  condition: Logic,
  words: FlagWords,
): Result<FormDefinition, readonly Issue[]> {
  const flag = flagged(definition, paths[0] ?? '', condition, words)
  // Says what is wrong with the path.
  return flag === null ? setPresence(definition, paths, condition) : setPresence(flag.definition, paths, flag.isTrue)
}

/** The same for fields that are required when the condition holds. */
export function setRequiredByFlag(
  definition: FormDefinition,
  paths: readonly RecordPath[],
  condition: Logic,
  words: FlagWords,
): Result<FormDefinition, readonly Issue[]> {
  const flag = flagged(definition, paths[0] ?? '', condition, words)
  return flag === null ? setRequired(definition, paths, condition) : setRequired(flag.definition, paths, flag.isTrue)
}
