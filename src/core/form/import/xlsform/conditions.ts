import type { Issue } from '../../../lib/issue.ts'
import type { Result } from '../../../lib/result.ts'
import { propertyPath, type RecordPath } from '../../../lib/record-path.ts'
import { setPresenceByFlag, setRequiredByFlag } from '../../authoring/rules/computed-flag.ts'
import type { Logic } from '../../authoring/rules/logic.ts'
import { setPresence, setRequired } from '../../authoring/rules/set-presence.ts'
import { writeLogic } from '../../authoring/rules/write-cel.ts'
import { declaredFields } from '../../declared-fields.ts'
import type { FormDefinition } from '../../definition.ts'
import { scopeOf } from './fields.ts'
import { heard } from './heard.ts'
import { notes, type At } from './left-out.ts'
import type { Made, Making } from './schema-of.ts'
import { atCell, cellOf } from './sheet-rows.ts'
import { yesNo } from './work.ts'

/** Names of properties as a template path. */
export const templatePath = (names: readonly string[]): RecordPath =>
  names.reduce<RecordPath>((path, name) => (name === '@' ? `${path}/@` : propertyPath(path, name)), '')

interface Wish {
  readonly logic: Logic
  readonly paths: RecordPath[]
  readonly title: string
  readonly at: At
}

const isConstant = (logic: Logic): boolean => (logic.kind === 'all' || logic.kind === 'any') && logic.parts.length === 0

/** Conditions of one object that are the same are one. */
function gather(wishes: Map<string, Wish>, made: Made, scope: readonly string[], logic: Logic, at: At): void {
  const key = `${scope.join('/')} ${writeLogic(logic)}`
  const known = wishes.get(key)
  if (known === undefined) wishes.set(key, { logic, paths: [templatePath(made.path)], title: made.title.base, at })
  else known.paths.push(templatePath(made.path))
}

/** Whether the field follows a choice that is not in the list. */
export const isFollowUp = ({ question, path }: Made): boolean => question.path.at(-1) !== path.at(-1)

function followUp(making: Making, made: Made): Logic | null {
  const said = making.fields.condition(
    { ...made.question, parent: made.question.parent },
    `selected(\${${made.question.written}}, 'other')`,
  )
  return said.ok ? said.value.value : null
}

function relevance(making: Making, made: Made): readonly [Logic, At] | null {
  const { row } = made.question
  const [text, at] = [cellOf(row, 'relevant'), atCell(row, 'relevant')]
  const own = isFollowUp(made) ? followUp(making, made) : null
  if (text === '') return own === null ? null : [own, at]
  const said = making.fields.condition(made.question, text)
  const logic = isFollowUp(made) ? (said.ok ? said.value.value : null) : heard(making, at, text, said)
  if (logic === null) return own === null ? null : [own, at]
  return [own === null ? logic : { kind: 'all', parts: [logic, own] }, at]
}

type Apply = (definition: FormDefinition, paths: readonly RecordPath[], logic: Logic) => Result<FormDefinition, readonly Issue[]>
type ByFlag = (
  definition: FormDefinition,
  paths: readonly RecordPath[],
  logic: Logic,
  words: { readonly title: string; readonly newId: () => string },
) => Result<FormDefinition, readonly Issue[]>

/** What of a question is left out: `relevant /path`, `required /path`. */
export const conditionKey = (column: 'relevant' | 'required', path: RecordPath): string => `${column} ${path}`

export interface Conditioned {
  readonly definition: FormDefinition
  /** Rule of a hidden yes/no field → the conditions that test it, and the cell of the first. */
  readonly flags: ReadonlyMap<string, { readonly keys: readonly string[]; readonly at: At; readonly text: string }>
}

function applied(
  making: Making,
  before: Conditioned,
  wishes: Iterable<Wish>,
  newId: () => string,
  column: 'relevant' | 'required',
): Conditioned {
  const [apply, byFlag]: readonly [Apply, ByFlag] =
    column === 'required' ? [setRequired, setRequiredByFlag] : [setPresence, setPresenceByFlag]
  let next = before.definition
  const flags = new Map(before.flags)
  for (const { logic, paths, title, at } of wishes) {
    const plain = apply(next, paths, logic)
    const needsFlag = !plain.ok && plain.error.some(({ code }) => code === 'condition.needs-computed')
    const done = needsFlag ? byFlag(next, paths, logic, { title: `Điều kiện: ${title}`, newId }) : plain
    if (!done.ok) {
      making.notes.push(notes.rule(at, writeLogic(logic)))
      continue
    }
    next = done.value
    const rule = needsFlag ? next.rules.at(-1) : undefined
    if (rule !== undefined) flags.set(rule.id, { keys: paths.map((path) => conditionKey(column, path)), at, text: writeLogic(logic) })
  }
  return { definition: next, flags }
}

/** The definition with its fields there, and required, when the survey says so; but for the conditions in `without`. */
export function withConditions(making: Making, definition: FormDefinition, newId: () => string, without: ReadonlySet<string>): Conditioned {
  const [shown, required] = [new Map<string, Wish>(), new Map<string, Wish>()]
  const answered = new Set(
    declaredFields(definition.schema).flatMap(({ path, schema, settings }) =>
      schema.type === 'null' || settings.type === 'hidden' || settings.computed === true ? [] : [path],
    ),
  )
  for (const made of making.made) {
    const [scope, path] = [scopeOf(made.question), templatePath(made.path)]
    const condition = without.has(conditionKey('relevant', path)) ? null : relevance(making, made)
    if (condition !== null && isConstant(condition[0])) {
      if (condition[0].kind === 'any') making.notes.push(notes.never(condition[1], made.question.written))
    } else if (condition !== null) gather(shown, made, scope, condition[0], condition[1])
    const isAsked = made.question.kind === 'question' && answered.has(path) && !isFollowUp(made)
    const demand = isAsked && !without.has(conditionKey('required', path)) ? yesNo(made.question.row, 'required') : 'no'
    if (typeof demand !== 'object') continue
    const at = atCell(made.question.row, 'required')
    const logic = heard(making, at, demand.expression, making.fields.condition(made.question, demand.expression))
    if (logic !== null && !isConstant(logic)) gather(required, made, scope, logic, at)
  }
  const withRequired = applied(making, { definition, flags: new Map() }, required.values(), newId, 'required')
  return applied(making, withRequired, shown.values(), newId, 'relevant')
}
