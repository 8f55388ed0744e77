import type { PageLayout, SectionLayout } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { propertyName } from '../../authoring/property-name.ts'
import type { Made } from './schema-of.ts'
import { underHeadings, type Question } from './survey.ts'
import type { WordedSection } from './translations.ts'
import type { Words } from './words.ts'

const general: Words = { base: 'Thông tin chung', others: { en: 'General' } }
const further: Words = { base: 'Thông tin khác', others: { en: 'Further information' } }

export interface Layout {
  readonly sections: readonly SectionLayout[]
  readonly pages: readonly PageLayout[]
  readonly words: readonly WordedSection[]
}

/** A section for each group at the top, and for the questions between them. */
export function layoutOf(
  questions: readonly Question[],
  object: JsonSchema,
  { made, headings }: { readonly made: readonly Made[]; readonly headings: ReadonlyMap<Question, Words> },
  isInPages: boolean,
): Layout {
  const sections: { readonly id: string; readonly title: string; readonly fields: string[]; readonly isOpen: boolean }[] = []
  const words: WordedSection[] = []
  // What nobody sees needs no heading.
  const names = Object.entries(object.properties ?? {}).flatMap(([name, schema]) => (schema['x-phieu']?.type === 'hidden' ? [] : [name]))
  const begin = (title: Words, wanted: string, isOpen: boolean): void => {
    const id = propertyName(wanted, new Set(sections.map((section) => section.id)))
    sections.push({ id, title: title.base, fields: [], isOpen })
    words.push({ id, words: title })
  }
  for (const question of questions) {
    const held = underHeadings([question])
    const followUps = made.filter((each) => each.question.orOther && held.includes(each.question)).flatMap(({ path }) => path.slice(-1))
    const own = names.filter((name) => held.some((each) => each.name === name) || followUps.includes(name))
    if (own.length === 0) continue
    const title = headings.get(question) ?? made.find((each) => each.question === question)?.title
    if (question.kind !== 'question' && title !== undefined) begin(title, question.name, false)
    else if (sections.at(-1)?.isOpen !== true) begin(sections.some((section) => section.isOpen) ? further : general, 'general', true)
    sections.at(-1)?.fields.push(...own)
  }
  return {
    sections: sections.map(({ id, title, fields }) => ({ id, title, fields })),
    pages: isInPages ? sections.map(({ id, title }) => ({ id, title, sections: [id] })) : [],
    words,
  }
}
