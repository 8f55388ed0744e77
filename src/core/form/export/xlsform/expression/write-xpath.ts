import { flatLogic, flatTerm, type Logic, type Term } from '../../../authoring/rules/logic.ts'
import { err, ok, type Result } from '../../../../lib/result.ts'
import { strength, within, type Mode, type Piece, type Place, type Said, type Writing } from './said.ts'
import { writeLogic } from './write-logic.ts'
import { writeTerm } from './write-term.ts'

/** The parts of an expression that have no counterpart; the whole of it is left out then. */
export type Faults = readonly string[]

function writing<T>(place: Place, run: (w: Writing) => T): Result<T, Faults> {
  const faults = new Set<string>()
  const w: Writing = {
    place,
    fault: (what) => {
      faults.add(what)
      return { text: '?', strength: strength.whole, type: 'none', needs: [], isOpen: true }
    },
    term: (term) => writeTerm(w, term),
    logic: (logic, mode) => writeLogic(w, logic, mode),
  }
  const value = run(w)
  return faults.size > 0 ? err([...faults]) : ok(value)
}

/** A condition that holds when ours is true, or unless it is false. */
export const conditionXPath = (place: Place, logic: Logic, mode: Mode): Result<Piece, Faults> =>
  writing(place, (w) => w.logic(flatLogic(logic), mode))

/** Logic that is a value: true, false, or nothing to be said. */
const isLogical = (term: Term): term is Extract<Term, { kind: 'logic' }> => term.kind === 'logic'

/** A value that is worked out; empty where ours has none, or where `when` does not hold. */
export function valueXPath(place: Place, term: Term, when: Logic | null): Result<Said, Faults> {
  return writing(place, (w) => {
    const flat = flatTerm(term)
    const value = isLogical(flat) ? { ...w.term(flat), needs: [] } : w.term(flat)
    const test = when === null ? null : w.logic(flatLogic(when), 'true')
    const asked = value.needs.filter((need) => test?.implies.includes(need) !== true).map((need) => `${need} != ''`)
    const isBare = /^\$\{[^{}]+\}$/.test(value.text)
    const tests = [...(test === null ? [] : [within(test, strength.and)]), ...(isBare ? [] : asked)]
    return tests.length === 0 ? value : { ...value, text: `if(${tests.join(' and ')}, ${value.text}, '')`, strength: strength.whole }
  })
}
