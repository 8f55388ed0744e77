import { declaredFields } from '../../declared-fields.ts'
import type { FormDefinition } from '../../definition.ts'
import { templatePath } from './conditions.ts'
import type { WordedRule } from './constraints.ts'
import type { Made } from './schema-of.ts'
import type { Words } from './words.ts'

type Translation = FormDefinition['translations'][string]
type FieldWords = NonNullable<NonNullable<Translation['fields']>[string]>

/** A section with its words in other languages. */
export interface WordedSection {
  readonly id: string
  readonly words: Words
}

const filled = <T extends object>(value: T): T | undefined => (Object.keys(value).length === 0 ? undefined : value)
const inLanguage = (words: Words, language: string): string | undefined => words.others[language]
const entries = <T>(list: readonly (readonly [string, T | undefined])[]): Record<string, T> =>
  Object.fromEntries(list.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])))

function fieldWords({ title, help, choices }: Made, language: string): FieldWords {
  const words = entries(choices.map((choice) => [choice.code, inLanguage(choice.words, language)] as const))
  const [own, hint] = [inLanguage(title, language), help.base === '' ? undefined : inLanguage(help, language)]
  return {
    ...(own === undefined ? {} : { title: own }),
    ...(hint === undefined ? {} : { help: hint }),
    ...(filled(words) === undefined ? {} : { choices: words }),
  }
}

/** The words of the form in the workbook's other languages, by id. */
export function translationsOf(
  definition: FormDefinition,
  languages: readonly string[],
  made: readonly Made[],
  rules: readonly WordedRule[],
  sections: readonly WordedSection[],
): FormDefinition['translations'] {
  const ids = new Map(declaredFields(definition.schema).map(({ path, settings }) => [path, settings.id]))
  const all = languages.map((language): readonly [string, Translation] => {
    const fields = entries(
      made.flatMap((each) => {
        const id = ids.get(templatePath(each.path))
        return id === undefined ? [] : [[id, filled(fieldWords(each, language))] as const]
      }),
    )
    const ruleWords = entries(rules.map(({ rule, words }) => [rule.id, 'check' in rule ? inLanguage(words, language) : undefined] as const))
    const sectionWords = entries(sections.map(({ id, words }) => [id, inLanguage(words, language)] as const))
    return [
      language,
      {
        ...(filled(sectionWords) === undefined ? {} : { sections: sectionWords }),
        ...(filled(fields) === undefined ? {} : { fields }),
        ...(filled(ruleWords) === undefined ? {} : { rules: ruleWords }),
      },
    ]
  })
  return Object.fromEntries(all.filter(([, words]) => Object.keys(words).length > 0))
}
