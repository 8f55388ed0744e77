import type { RecordPath } from '../../../lib/record-path.ts'
import type { FormDefinition, Rule } from '../../definition.ts'
import type { FieldSettings } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { makersOf, objectPlace, putAt } from './object-place.ts'

function markComputed(field: JsonSchema, settings: FieldSettings, isComputed: boolean): JsonSchema {
  if (isComputed) return { ...field, readOnly: true, 'x-phieu': { ...settings, computed: true } }
  const { readOnly: _, ...rest } = field
  const { computed: __, ...own } = settings
  return { ...rest, 'x-phieu': own }
}

/** The field is worked out and cannot be typed, or the other way round; a form without the field, or with it in a shared definition, stays as it is. */
export function setComputed(definition: FormDefinition, path: RecordPath, isComputed: boolean): FormDefinition {
  const place = objectPlace(definition.schema, path)
  if (place === null) return definition
  const schema = makersOf(place.object, place.name).reduce((next, { schema: part, keys }) => {
    const field = part.properties?.[place.name]
    const settings = field?.['x-phieu']
    if (field === undefined || settings === undefined || (settings.computed === true) === isComputed) return next
    return putAt(next, [...place.keys, ...keys, 'properties', place.name], markComputed(field, settings, isComputed))
  }, definition.schema)
  return { ...definition, schema }
}

const isComputedBy = (rules: readonly Rule[], path: RecordPath): boolean => rules.some((rule) => 'compute' in rule && rule.at === path)

/** Fields that computed rules fill are marked so, and those that none fills any more are free again. */
function settled(before: FormDefinition, rules: readonly Rule[]): FormDefinition {
  const places = new Set([...before.rules, ...rules].flatMap((rule) => ('compute' in rule ? [rule.at] : [])))
  const next: FormDefinition = { ...before, rules: [...rules] }
  return [...places].reduce((form, path) => setComputed(form, path, isComputedBy(rules, path)), next)
}

export const addRule = (definition: FormDefinition, rule: Rule): FormDefinition => settled(definition, [...definition.rules, rule])

export const putRule = (definition: FormDefinition, at: number, rule: Rule): FormDefinition =>
  settled(definition, definition.rules.with(at, rule))

/** Its translations go with it. */
export function removeRule(definition: FormDefinition, at: number): FormDefinition {
  const gone = definition.rules[at]
  if (gone === undefined) return definition
  const next = settled(definition, definition.rules.toSpliced(at, 1))
  return Object.keys(next.translations).reduce((form, lang) => setRuleText(form, lang, gone.id, ''), next)
}

/** A rule's message in another language; an empty one is taken out. */
export function setRuleText(definition: FormDefinition, lang: string, id: string, text: string): FormDefinition {
  const { rules = {}, ...rest } = definition.translations[lang] ?? {}
  if (text === '' && !Object.hasOwn(rules, id)) return definition
  const { [id]: _, ...others } = rules
  const next = text === '' ? others : { ...rules, [id]: text }
  const words = Object.keys(next).length === 0 ? rest : { ...rest, rules: next }
  return { ...definition, translations: { ...definition.translations, [lang]: words } }
}
