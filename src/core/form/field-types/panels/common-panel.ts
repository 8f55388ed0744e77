import { issue, type Issue } from '../../../lib/issue.ts'
import type { JsonObject } from '../../../lib/json.ts'
import { dangerousNames } from '../../../lib/entrance.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import type { FieldTypeName } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { dataOf, setting, textIn, withKeyword, withSetting } from './field-parts.ts'
import type { PanelForm } from './panel-schema.ts'
import { options, said } from './panel-words.ts'

export interface PersonalClass {
  readonly class: 'basic' | 'sensitive'
  readonly why: string
}

/** What every field says, whatever its type; parts of it stand outside the field's own schema. */
export interface CommonSettings {
  readonly schema: JsonSchema
  /** The property's name in the object around. */
  readonly name: string
  /** Null: it is decided elsewhere, as where it depends on a condition. */
  readonly required: boolean | null
  readonly personalData: PersonalClass | null
}

/** What rules, paths and records call it; other names than those made here come from imported schemas, and may stay. */
const namePattern = '^[a-z][a-z0-9_]{0,39}$'
const conceptPattern = '^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*$'

/** Nobody could meet the demand. */
/** Whether somebody can be asked to fill it in. */
export const mayBeRequired = (type: FieldTypeName): boolean => type !== 'assigned-number' && type !== 'note'
const hasValue = (type: FieldTypeName): boolean => type !== 'note'

const whyAsked: JsonSchema = {
  if: { properties: { personalClass: { enum: ['basic', 'sensitive'] } }, required: ['personalClass'] },
  then: {
    properties: { personalWhy: { ...said('personalWhy', 'help'), type: 'string', minLength: 1, maxLength: 2000 } },
    required: ['personalWhy'],
  },
}

const nameSchema = (name: string): JsonSchema => ({
  ...said('name', 'help'),
  type: 'string',
  minLength: 1,
  ...(new RegExp(namePattern).test(name) ? { pattern: namePattern } : { maxLength: 100 }),
})

/** The settings of every field as a small JSON Schema; titles are keys of words. */
export function commonSchema(type: FieldTypeName, { name, required }: CommonSettings): PanelForm {
  const properties: Record<string, JsonSchema> = {
    title: { ...said('title'), type: 'string', minLength: 1, maxLength: 2000 },
    help: { ...said(type === 'note' ? 'noteText' : 'help', 'help'), type: 'string', minLength: 1, maxLength: 4000 },
    ...(mayBeRequired(type) && required !== null ? { required: { ...said('required'), type: 'boolean' } } : {}),
    name: nameSchema(name),
    ...(hasValue(type)
      ? {
          concept: { ...said('concept', 'help'), type: 'string', pattern: conceptPattern, maxLength: 100 },
          personalClass: { ...said('personalClass'), type: 'string', ...options('personalClass', ['none', 'basic', 'sensitive']) },
        }
      : {}),
  }
  return {
    schema: {
      type: 'object',
      properties,
      required: ['title', 'name'],
      ...(hasValue(type) ? { allOf: [whyAsked] } : {}),
      unevaluatedProperties: false,
    },
    sections: [],
    entries: [
      ...Object.keys(properties)
        .filter((each) => each !== 'personalClass')
        .map((each) => [each]),
      ['personalClass', 'personalWhy'],
    ],
    uiSchema: { help: { 'ui:widget': 'textarea' }, personalWhy: { 'ui:widget': 'textarea' } },
  }
}

export function readCommon(type: FieldTypeName, { schema, name, required, personalData }: CommonSettings): JsonObject {
  return dataOf({
    title: schema.title,
    help: schema.description,
    name,
    ...(mayBeRequired(type) && required === true ? { required } : {}),
    ...(hasValue(type)
      ? {
          concept: setting({ schema, uiSchema: {} }, 'concept'),
          personalClass: personalData?.class ?? 'none',
          personalWhy: personalData?.why,
        }
      : {}),
  })
}

/** Names that no object may have, and the one that the rows of a table have for themselves. */
const isReserved = (name: string): boolean => dangerousNames.has(name) || name === '_row'

function personalIn(data: JsonObject): PersonalClass | null {
  const kind = textIn(data, 'personalClass')
  return kind === 'basic' || kind === 'sensitive' ? { class: kind, why: textIn(data, 'personalWhy') ?? '' } : null
}

/**
 * The settings with the data of the common panel, which its schema admits.
 * @param taken names of the other fields of the object around
 * @returns `panel.name-taken` {name} · `panel.name-reserved` {name} at `/name`
 */
export function writeCommon(before: CommonSettings, data: JsonObject, taken: ReadonlySet<string>): Result<CommonSettings> {
  const name = textIn(data, 'name') ?? before.name
  const faults: readonly Issue[] = [
    ...(taken.has(name) ? [issue('panel.name-taken', '/name', { name })] : []),
    ...(isReserved(name) ? [issue('panel.name-reserved', '/name', { name })] : []),
  ]
  if (faults.length > 0) return err(faults)
  const field = { schema: before.schema, uiSchema: {} }
  const titled = withKeyword(withKeyword(field, 'title', textIn(data, 'title')), 'description', textIn(data, 'help'))
  const { schema } =
    setting(field, 'concept') === textIn(data, 'concept') ? titled : withSetting(titled, 'concept', textIn(data, 'concept'))
  return ok({ schema, name, required: before.required === null ? null : data['required'] === true, personalData: personalIn(data) })
}
