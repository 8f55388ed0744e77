import type { FieldRef } from '../../authoring/rules/logic.ts'
import { writeLogic, writeTerm } from '../../authoring/rules/write-cel.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { isFollowUp, templatePath } from './conditions.ts'
import { heard } from './heard.ts'
import type { WordedRule } from './constraints.ts'
import { seenFrom } from './expression/known-field.ts'
import { asNumber, call } from './expression/value.ts'
import { fittedValue } from './fitted-value.ts'
import { scopeOf } from './fields.ts'
import { notes } from './left-out.ts'
import type { Made, Making } from './schema-of.ts'
import { atCell, cellOf } from './sheet-rows.ts'
import { noWords, type Words } from './words.ts'
import { fixedCount } from './work.ts'
import { fieldTerm } from './expression/known-field.ts'

/** What is worked out, as rules; `schemaAt` gives the field's schema. */
export function calculated(making: Making, newId: () => string, schemaAt: (made: Made) => JsonSchema | undefined): readonly WordedRule[] {
  return making.made.flatMap((made): readonly WordedRule[] => {
    const { row, kind } = made.question
    const said = kind === 'question' && !isFollowUp(made) ? making.fields.calculation(made.question) : null
    const schema = schemaAt(made)
    if (said === null || schema?.['x-phieu']?.computed !== true) return []
    const text = cellOf(row, 'calculation')
    const computed = heard(making, atCell(row, 'calculation'), text, said)
    const compute = computed === null ? null : fittedValue(computed.value, schema)
    if (computed === null || compute === null) return []
    const when = computed.when === null ? {} : { when: writeLogic(computed.when) }
    return [{ rule: { id: newId(), ...when, compute, at: templatePath(made.path) }, words: noWords, row, column: 'calculation' }]
  })
}

const countWords = (title: string, english: string | undefined, count: string): Words => ({
  base: `“${title.replaceAll(/[{}]/g, '$&$&')}”: cần đúng {${count}} dòng.`,
  others: { en: `“${(english ?? title).replaceAll(/[{}]/g, '$&$&')}”: exactly {${count}} rows are needed.` },
})

export interface Counted {
  readonly rules: readonly WordedRule[]
  /** Repeats whose number of rows is fixed. */
  readonly fixed: ReadonlyMap<Made, number>
}

/** `repeat_count`: so many rows and no others. Rows are added by hand. */
export function counted(making: Making, newId: () => string): Counted {
  const [rules, fixed]: [WordedRule[], Map<Made, number>] = [[], new Map()]
  for (const made of making.made) {
    const { row, kind, path } = made.question
    const [text, at] = [cellOf(row, 'repeat_count'), atCell(row, 'repeat_count')]
    if (kind !== 'repeat' || text === '') continue
    const count = fixedCount(row)
    if (count !== null) {
      fixed.set(made, count)
      continue
    }
    const said = heard(making, at, text, making.fields.valueAt(made.question, text))
    const number = said === null || said.when !== null ? null : asNumber(said.value)
    const seen = seenFrom(scopeOf(made.question), path)
    if (number === null || seen?.kind !== 'one') continue
    const list: FieldRef = seen.field
    const wanted = writeTerm(number.isWhole ? number.term : call('int', number.term))
    const size = `(${writeLogic({ kind: 'present', field: list })} ? ${writeTerm(call('size', fieldTerm(list)))} : 0)`
    const words = countWords(made.title.base, made.title.others['en'], wanted)
    making.notes.push(notes.count(at, text))
    rules.push({
      rule: { id: newId(), check: `${size} == ${wanted}`, at: templatePath(path), severity: 'block', message: words.base },
      words,
      row,
      column: 'repeat_count',
    })
  }
  return { rules, fixed }
}
