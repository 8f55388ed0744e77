import { parsePath } from '../../../lib/record-path.ts'
import { admissionLimits } from '../../admission.ts'
import { expansionIssues } from '../../admission-expansion.ts'
import { schemaIssues } from '../../admission-schema.ts'
import { declaredFields, type DeclaredField } from '../../declared-fields.ts'
import type { FormDefinition } from '../../definition.ts'
import { placeKey, type FormText, type TextPlace, type TextSteps } from './form-text.ts'
import { islandWords, stepsOf, writtenChoices } from './written-texts.ts'

type FieldWords = NonNullable<FormDefinition['translations'][string]['fields']>[string]

const own = (map: Readonly<Record<string, string>> | undefined, name: string): string =>
  map !== undefined && Object.hasOwn(map, name) ? (map[name] ?? '') : ''

const text = (place: TextPlace, section: string | null, vi: string, en: string, written: readonly TextSteps[]): FormText => ({
  key: placeKey(place),
  place,
  section,
  vi,
  en,
  written,
})

/** Title or help of a field: at its first site, and at the others that say the same. */
function ownText(field: DeclaredField, keyword: 'title' | 'description'): readonly TextSteps[] {
  const [first, ...others] = field.sites
  if (first === undefined) return []
  const same = others.filter(({ schema }) => schema['x-phieu'] !== undefined && schema[keyword] === field.schema[keyword])
  return [first, ...same].map(({ pointer }) => [...stepsOf(pointer), keyword])
}

function fieldTexts(definition: FormDefinition, field: DeclaredField, section: string | null): readonly FormText[] {
  const { id, type } = field.settings
  const [site] = field.sites
  if (id === undefined || type === undefined || site === undefined) return []
  const words: FieldWords = definition.translations['en']?.fields?.[id] ?? {}
  const { title: vi = '', description: help = '' } = field.schema
  const shown = type !== 'hidden' || vi !== ''
  const title = shown ? [text({ kind: 'field-title', id }, section, vi, words.title ?? '', ownText(field, 'title'))] : []
  const helps =
    help !== '' || words.help !== undefined
      ? [text({ kind: 'field-help', id }, section, help, words.help ?? '', ownText(field, 'description'))]
      : []
  const inner =
    type === 'island'
      ? [...islandWords(definition.schema, field)].map(([word, written]) =>
          text({ kind: 'word', id, text: word }, section, word, own(words.words, word), written),
        )
      : writtenChoices(definition.schema, site).map(({ value, title: choice, steps }) =>
          text({ kind: 'choice', id, value }, section, choice, own(words.choices, value), steps === null ? [] : [steps]),
        )
  return [...title, ...helps, ...inner, ...textsOfUses(definition, [...title, ...helps, ...inner], id)]
}

/** Where a block is used several times, one place may have words of its own: under the ids along the way, joined. */
function textsOfUses(definition: FormDefinition, texts: readonly FormText[], id: string): readonly FormText[] {
  const uses = Object.entries(definition.translations['en']?.fields ?? {}).filter(([use]) => use.endsWith(`-${id}`))
  return uses.flatMap(([use, words]) =>
    texts.flatMap(({ place, section, vi }) => {
      const en =
        place.kind === 'field-title'
          ? words.title
          : place.kind === 'field-help'
            ? words.help
            : place.kind === 'choice'
              ? own(words.choices, place.value)
              : place.kind === 'word'
                ? own(words.words, place.text)
                : undefined
      return en === undefined || en === '' ? [] : [text({ ...place, id: use } as TextPlace, section, vi, en, [])] // only places with an id come here
    }),
  )
}

/** The fields of a schema that can be walked safely; of any other there are none yet. */
function fieldsOf({ schema }: FormDefinition): readonly DeclaredField[] {
  if (schemaIssues(schema).length > 0 || expansionIssues(schema, admissionLimits).length > 0) return []
  const fields = new Map<string, DeclaredField>()
  for (const field of declaredFields(schema)) {
    const { id } = field.settings
    if (id !== undefined && !fields.has(id)) fields.set(id, field)
  }
  return [...fields.values()]
}

const topOf = (field: DeclaredField): string => {
  const [first] = parsePath(field.path)
  return first?.kind === 'property' ? first.name : ''
}

function formTexts({ title, purpose, translations, uiSchema }: FormDefinition): readonly FormText[] {
  const { en } = translations
  const pages = uiSchema['ui:options']?.pages ?? []
  return [
    text({ kind: 'title' }, null, title, en?.title ?? '', [['title']]),
    text({ kind: 'purpose' }, null, purpose, en?.purpose ?? '', [['purpose']]),
    ...pages.map(({ id, title: vi }, at) =>
      text({ kind: 'page', id }, null, vi, own(en?.sections, id), [['uiSchema', 'ui:options', 'pages', at, 'title']]),
    ),
  ]
}

/**
 * Every text of a form that is read by people and can have another language: its own, then section by section, then the
 * messages of its rules. A field of a block that is used twice has its texts once, where it is met first.
 */
export function textsOf(definition: FormDefinition): readonly FormText[] {
  const { translations, uiSchema, rules } = definition
  const sections = uiSchema['ui:options']?.sections ?? []
  const sectionOf = new Map(sections.flatMap(({ id, fields }) => fields.map((name) => [name, id] as const)))
  const bySection = Map.groupBy(fieldsOf(definition), (field) => sectionOf.get(topOf(field)) ?? null)
  const texts = (id: string | null) => (bySection.get(id) ?? []).flatMap((field) => fieldTexts(definition, field, id))
  return [
    ...formTexts(definition),
    ...sections.flatMap(({ id, title }, at) => [
      text({ kind: 'section', id }, id, title, own(translations['en']?.sections, id), [
        ['uiSchema', 'ui:options', 'sections', at, 'title'],
      ]),
      ...texts(id),
    ]),
    ...texts(null),
    ...rules.flatMap((rule, at) =>
      'check' in rule
        ? [text({ kind: 'rule', id: rule.id }, null, rule.message, own(translations['en']?.rules, rule.id), [['rules', at, 'message']])]
        : [],
    ),
  ]
}
