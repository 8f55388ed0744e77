import type { FormNode } from '../../compiled-form.ts'
import type { Logic, Term } from '../../authoring/rules/logic.ts'
import { readLogic, readTerm } from '../../authoring/rules/read-cel.ts'
import { conditionXPath, valueXPath } from './expression/write-xpath.ts'
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
  if (leavesOutRows(term.value)) told.push(notes.rows(node.path, node.title))
  if (type.said !== 'boolean' || type.type !== 'select_one' || term.value.kind !== 'logic') return written.value.text
  return yesNo(known, node, term.value.logic, when?.value ?? null)
}

/** Rows without an answer make the whole value missing here; there they are left out. */
const leavesOutRows = (term: Term): boolean => /"kind":"rows"[^]*"where":null,"pick":\{/.test(JSON.stringify(term))

/** Yes, no, or nothing where it cannot be said. */
function yesNo(known: Known, node: FormNode, logic: Logic, when: Logic | null): string | null {
  const place = placeAt(known, node, false)
  const [isTrue, isPossible] = [conditionXPath(place, logic, 'true'), conditionXPath(place, logic, 'not-false')]
  const isAsked = when === null ? null : conditionXPath(place, when, 'true')
  if (!isTrue.ok || !isPossible.ok || isAsked?.ok === false) return null
  const [yes, maybe] = [isTrue.value.text, isPossible.value.text]
  const answer = yes === maybe ? `if(${yes}, 'yes', 'no')` : `if(${yes}, 'yes', if(${maybe}, '', 'no'))`
  return isAsked === null ? answer : `if(${isAsked.value.text}, ${answer}, '')`
}
