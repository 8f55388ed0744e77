import type { JsonValue } from '../../lib/json.ts'
import { LARGE_LIST, type CodeLists } from '../code-list.ts'
import type { CompiledForm, Conditions, FormNode } from '../compiled-form.ts'
import type { PersonalData } from '../definition.ts'
import type { FieldTypeName } from '../field-settings.ts'
import type { JsonSchema } from '../json-schema.ts'
import { classesOfNodes } from '../personal-data.ts'
import { presenceWords } from './condition-words.ts'
import { fieldWords } from './field-words.ts'

export interface DictionaryField {
  /** The property's name. */
  readonly key: string
  /** Template path; rows are `@`. */
  readonly path: string
  readonly section: string
  readonly vi: string
  readonly en: string
  readonly help: string
  readonly type: FieldTypeName
  readonly required: 'always' | 'conditional' | 'never'
  /** When it is there, in Vietnamese; empty: always. */
  readonly presence: string
  /** Keywords of JSON Schema with their values: `maxLength: 200`. */
  readonly limits: string
  readonly unit: string
  readonly list: string
  readonly isComputed: boolean
  /** The class that holds for it, wherever that is written. */
  readonly personal: PersonalData | null
  readonly concept: string
}

export interface DictionaryChoice {
  /** Path of the field whose own choice it is, or the key of a code list. */
  readonly of: string
  readonly code: string
  readonly vi: string
  readonly en: string
}

export interface DataDictionary {
  readonly fields: readonly DictionaryField[]
  readonly choices: readonly DictionaryChoice[]
}

const limitKeywords = [
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'const',
  'default',
] as const satisfies readonly (keyof JsonSchema)[]

const written = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value))

function requiredOf(required: Conditions): DictionaryField['required'] {
  if (required.length === 0) return 'never'
  return required.some((all) => all.length === 0) ? 'always' : 'conditional'
}

function sectionsByNode(form: CompiledForm): ReadonlyMap<number, string> {
  return new Map(form.sections.flatMap(({ title, nodes }) => nodes.map((index) => [index, title] as const)))
}

function topOf(form: CompiledForm, node: FormNode): FormNode {
  let top = node
  for (;;) {
    const parent = top.parent === null ? undefined : form.nodes[top.parent]
    if (parent === undefined) return top
    top = parent
  }
}

function fieldOf(form: CompiledForm, node: FormNode, section: string, personal: PersonalData | null, lists: CodeLists): DictionaryField {
  const { schema, settings } = node
  const limits = limitKeywords.flatMap((keyword) => {
    const value = schema[keyword]
    return value === undefined ? [] : [`${keyword}: ${written(value)}`]
  })
  const filter = Object.entries(settings.filter ?? {}).map(([column, value]) => `${column} = ${value.replace(/^=/, '')}`)
  return {
    key: node.name,
    path: node.path,
    section,
    vi: node.title,
    en: fieldWords(form.definition, node, 'en').title ?? '',
    help: node.help,
    type: node.type,
    required: requiredOf(node.required),
    presence: presenceWords(form, node, lists) ?? '',
    limits: limits.join('; '),
    unit: settings.suffix ?? '',
    list: settings.list === undefined ? '' : [settings.list, ...filter].join('; '),
    isComputed: settings.computed === true,
    personal,
    concept: settings.concept ?? '',
  }
}

/** Every field of a form with what is known of it, and the choices that it offers. Lists too large to be looked through are named only. */
export function dataDictionary(form: CompiledForm, lists: CodeLists): DataDictionary {
  const sections = sectionsByNode(form)
  const classes = classesOfNodes(form.definition.personalData, form.nodes)
  const own = form.nodes.flatMap((node) => {
    const words = fieldWords(form.definition, node, 'en').choices ?? {}
    return node.choices.map(({ value, title }) => {
      const code = written(value)
      return { of: node.path, code, vi: title, en: Object.hasOwn(words, code) ? (words[code] ?? '') : '' }
    })
  })
  const listed = form.lists
    .filter((list) => lists.version(list) !== null && lists.count(list) <= LARGE_LIST)
    .flatMap((list) => lists.items(list).map(({ code, name, nameEn }) => ({ of: list, code, vi: name, en: nameEn ?? '' })))
  return {
    fields: form.nodes.map((node) =>
      fieldOf(form, node, sections.get(topOf(form, node).index) ?? '', classes.get(node.path)?.personalData ?? null, lists),
    ),
    choices: [...own, ...listed],
  }
}
