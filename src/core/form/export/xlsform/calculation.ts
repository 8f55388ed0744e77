import type { FormNode } from '../../compiled-form.ts'
import { readLogic, readTerm } from '../../authoring/rules/read-cel.ts'
import { valueXPath } from './expression/write-xpath.ts'
import { notes, type Told } from './left-out.ts'
import { placeAt, type Known } from './places.ts'
import type { QuestionType } from './question-type.ts'

/** How a computed field is worked out; null: it has to be filled in there. */
export function calculationCell(known: Known, node: FormNode, type: QuestionType, told: Told): string | null {
  const rule = known.form.definition.rules.find((each) => 'compute' in each && each.at === node.path)
  if (rule === undefined || !('compute' in rule)) return null
  const [term, when] = [readTerm(rule.compute), rule.when === undefined ? null : readLogic(rule.when)]
  if (!term.ok || when?.ok === false) return null
  const written = valueXPath(placeAt(known, node, false), term.value, when?.value ?? null)
  if (!written.ok) {
    told.push(notes.compute(node.path, node.title, written.error.join(', ')))
    return null
  }
  return type.said === 'boolean' && type.type === 'select_one' ? `if(${written.value.text}, 'yes', 'no')` : written.value.text
}
