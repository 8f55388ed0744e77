import { Compile } from 'typebox/compile'
import { checkUntrusted, MAX_VALUES } from '#core/lib/entrance.ts'
import { isUuid, type OpId } from '#core/lib/ids.ts'
import { issue, type Issue } from '#core/lib/issue.ts'
import { isJsonObject } from '#core/lib/json.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { Operation } from '#core/record/operation.ts'

const shape = Compile(Operation)

/** The operation's id, without which nothing can be answered about it. */
export const opIdOf = (raw: unknown): OpId | null =>
  // The pattern is the whole contract of the brand.
  isJsonObject(raw) && isUuid(raw['opId']) ? (raw['opId'] as OpId) : null

/** One operation of a batch, checked on its own so that a bad one does not stop its neighbours. Paths are JSON pointers. */
export function readOperation(raw: unknown): Result<Operation, readonly Issue[]> {
  const safe = checkUntrusted(raw, MAX_VALUES)
  if (!safe.ok) return safe
  const value: unknown = safe.value
  if (shape.Check(value)) return ok(value)
  return err([...shape.Errors(value)].slice(0, 20).map((error) => issue(`shape.${error.keyword}`, error.instancePath)))
}
