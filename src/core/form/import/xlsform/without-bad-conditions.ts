import type { Issue } from '../../../lib/issue.ts'
import { err, type Result } from '../../../lib/result.ts'
import type { FormDefinition } from '../../definition.ts'
import type { Refused } from './admitted-definition.ts'
import { conditionKey, templatePath, type Conditioned } from './conditions.ts'
import { notes } from './left-out.ts'
import type { Making } from './schema-of.ts'
import { atCell, cellOf } from './sheet-rows.ts'

export interface Tried extends Conditioned {
  readonly admitted: Result<FormDefinition, Refused>
}

/** Conditions to leave out, each with its note: what they test is too costly, or waits for them. */
function badConditions(
  making: Making,
  flags: Tried['flags'],
  { issues, blamed }: Refused,
  without: ReadonlySet<string>,
): ReadonlyMap<string, Issue> {
  const found = new Map<string, Issue>()
  for (const id of blamed) {
    const flag = flags.get(id)
    for (const key of flag?.keys ?? []) if (flag !== undefined) found.set(key, notes.rule(flag.at, flag.text))
  }
  const circle = new Set(issues.flatMap(({ code, params }) => (code === 'cycle' && Array.isArray(params['paths']) ? params['paths'] : [])))
  for (const { path, question } of making.made) {
    const text = cellOf(question.row, 'relevant')
    if (text !== '' && circle.has(templatePath(path)))
      found.set(conditionKey('relevant', templatePath(path)), notes.rule(atCell(question.row, 'relevant'), text))
  }
  return new Map([...found].filter(([key]) => !without.has(key)))
}

/** Conditions that the form would be refused for are left out, with a note each. `finish` makes the definition without some. */
export function withoutBadConditions(
  making: Making,
  finish: (without: ReadonlySet<string>) => Tried,
): Result<FormDefinition, readonly Issue[]> {
  const before = making.notes.length
  const without = new Map<string, Issue>()
  for (;;) {
    const { admitted, flags } = finish(new Set(without.keys()))
    if (admitted.ok) {
      making.notes.push(...without.values())
      return admitted
    }
    const bad = badConditions(making, flags, admitted.error, new Set(without.keys()))
    if (bad.size === 0) return err(admitted.error.issues)
    for (const [key, note] of bad) without.set(key, note)
    // What this try told is told again by the next one.
    making.notes.length = before
  }
}
