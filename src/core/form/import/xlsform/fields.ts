import { err, type Result } from '../../../lib/result.ts'
import type { Logic } from '../../authoring/rules/logic.ts'
import type { KnownField, XPathPlace } from './expression/known-field.ts'
import { translateCondition, translateValue, type Computed, type Translated } from './expression/translate.ts'
import type { Fault } from './expression/translating.ts'
import { kindOf } from './question-schema.ts'
import { cellOf } from './sheet-rows.ts'
import type { Question } from './survey.ts'
import type { Work } from './work.ts'

/** The questions of a survey as expressions see them. */
export interface Fields {
  readonly of: (question: Question) => KnownField | null
  /** A question's calculation; null: it has none. */
  readonly calculation: (question: Question) => Result<Translated<Computed>, readonly Fault[]> | null
  readonly condition: (question: Question, text: string, isSelfThere?: boolean) => Result<Translated<Logic>, readonly Fault[]>
  /** An expression that stands at the top of the form. */
  readonly value: (text: string) => Result<Translated<Computed>, readonly Fault[]>
  readonly valueAt: (question: Question, text: string) => Result<Translated<Computed>, readonly Fault[]>
  readonly find: (question: Question | null, name: string) => Question | null
}

/** The object in which a question stands. */
export const scopeOf = ({ parent }: Question): readonly string[] =>
  parent === null ? [] : [...parent.path, ...(parent.kind === 'repeat' ? ['@'] : [])]

const shared = (a: readonly string[], b: readonly string[]): number => {
  const differs = a.findIndex((name, i) => name !== b[i])
  return differs < 0 ? a.length : differs
}

/** Days that a record knows by itself. */
const days: ReadonlySet<string> = new Set(['today', 'start', 'end'])

class KnownFields implements Fields {
  private readonly calculations = new Map<Question, Result<Translated<Computed>, readonly Fault[]> | 'open'>()
  private readonly known = new Map<Question, KnownField | null>()
  private readonly byName: ReadonlyMap<string, readonly Question[]>
  private readonly top: readonly Question[]
  private readonly lists: Work['lists']

  constructor(top: readonly Question[], all: readonly Question[], lists: Work['lists']) {
    this.top = top
    this.lists = lists
    const byName = new Map<string, Question[]>()
    for (const question of all) byName.set(question.written, [...(byName.get(question.written) ?? []), question])
    this.byName = byName
  }

  of = (question: Question): KnownField | null => {
    const known = this.known.get(question)
    if (known !== undefined) return known
    const made = this.make(question)
    this.known.set(question, made)
    return made
  }

  private make(question: Question): KnownField | null {
    const { written: name, path } = question
    if (question.kind !== 'question') return { name, path, type: question.kind === 'repeat' ? 'rows' : 'other' }
    const computed = question.type === 'calculate' ? this.calculation(question) : null
    const type =
      question.type === 'calculate' ? (computed?.ok === true ? computed.value.value.value.type : undefined) : kindOf(question)?.value
    if (type === undefined) return null
    const choices = this.lists.get(question.argument)
    const isCode = question.type.startsWith('select_') || question.type === 'rank'
    if (!isCode) return { name, path, type }
    return { name, path, type, isCode, choices: new Map((choices ?? []).map(({ code, words }) => [code, words.base])) }
  }

  calculation = (question: Question): Result<Translated<Computed>, readonly Fault[]> | null => {
    const text = cellOf(question.row, 'calculation')
    if (text === '') return null
    const known = this.calculations.get(question)
    // A value that is worked out from itself has none.
    if (known === 'open') return err([{ code: 'type', what: text, start: 0, end: text.length }])
    if (known !== undefined) return known
    this.calculations.set(question, 'open')
    const made = translateValue(text, this.place(question, false))
    this.calculations.set(question, made)
    return made
  }

  condition = (question: Question, text: string, isSelfThere = false): Result<Translated<Logic>, readonly Fault[]> =>
    translateCondition(text, this.place(question, isSelfThere))

  value = (text: string): Result<Translated<Computed>, readonly Fault[]> => translateValue(text, this.place(null, false))
  valueAt = (question: Question, text: string): Result<Translated<Computed>, readonly Fault[]> =>
    translateValue(text, this.place(question, false))

  /** The question of a name that lies nearest to the one that asks. */
  find = (question: Question | null, name: string): Question | null => {
    const candidates = this.byName.get(name) ?? []
    const from = question?.path ?? []
    return candidates.reduce<Question | null>(
      (best, each) => (best === null || shared(from, each.path) > shared(from, best.path) ? each : best),
      null,
    )
  }

  private place(question: Question | null, isSelfThere: boolean): XPathPlace {
    const { of } = this
    return {
      scope: question === null ? [] : scopeOf(question),
      // Asked for only when the expression does: what it is may be what the expression says.
      get self() {
        return question === null ? null : of(question)
      },
      isSelfThere,
      find: (name) => {
        const found = this.find(question, name)
        if (found === null) return null
        return days.has(found.type) ? 'today' : this.of(found)
      },
      findPath: (from, up, steps) => {
        const found = this.walk(question, from, up, steps)
        return found === null ? null : this.of(found)
      },
    }
  }

  private walk(question: Question | null, from: 'here' | 'top', up: number, steps: readonly string[]): Question | null {
    let at: Question | null = from === 'here' ? question : null
    if (from === 'here' && up === 0) return null
    for (let level = 0; level < up; level++) at = at?.parent ?? null
    let found: Question | null = at
    // The first step from the top is the form itself.
    for (const step of from === 'top' ? steps.slice(1) : steps) {
      const next: Question | undefined = (found?.children ?? this.top).find(({ written }) => written === step)
      if (next === undefined) return null
      found = next
    }
    return found
  }
}

export const knownFields = (top: readonly Question[], all: readonly Question[], lists: Work['lists']): Fields =>
  new KnownFields(top, all, lists)
