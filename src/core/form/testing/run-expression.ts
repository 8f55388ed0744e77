import type { Issue } from '../../lib/issue.ts'
import type { JsonObject, JsonValue } from '../../lib/json.ts'
import { ok, type Result } from '../../lib/result.ts'
import type { CompiledForm, FormContext } from '../compiled-form.ts'
import { compileExpression } from '../expression/compile-expression.ts'
import { createEnvironments } from '../expression/environment.ts'
import { createFormTypes } from '../expression/form-types.ts'
import { stepsPerRule } from '../rule-budget.ts'

export interface Ran {
  readonly type: string
  readonly value: JsonValue
  readonly steps: number
}

/** Compiles expressions at the top of a form, for tests. */
export function expressionCompiler(form: Pick<CompiledForm, 'nodes'>): (text: string) => ReturnType<typeof compileExpression> {
  const types = createFormTypes(form.nodes)
  const { root: env, taken } = createEnvironments(types)
  const place = { formKey: 'expressions', env, taken, root: types.root, row: null, objects: types.objects }
  return (text) => compileExpression(text, { ...place, pointer: text })
}

/** Runs one expression on a record of a form, for tests: its type, its value, and the steps that it took. */
export function runExpression(form: CompiledForm, text: string, values: JsonObject, context: FormContext): Result<Ran, readonly Issue[]> {
  const compiled = expressionCompiler(form)(text)
  if (!compiled.ok) return compiled
  const meter = { left: stepsPerRule, memo: () => null }
  const value = compiled.value.evaluate({ values, row: null, context, meter })
  return ok({ type: compiled.value.type, value, steps: stepsPerRule - meter.left })
}
