import type { ASTNode } from '@marcbachmann/cel-js'
import { compilePattern } from '../validate/pattern.ts'
import { charactersPerStep, isCelList, isCelMap, partOf, type CelValue, type Frame, type Part, type Run } from './cel-value.ts'
import { checkedType, nothing, type Compiling } from './compiling.ts'
import { codeListFunctionNames } from './functions/code-list-functions.ts'
import { RECORD_FIELD } from './functions/record-functions.ts'
import { overloadsOf, type Overload } from './functions/registry.ts'

/** Whether a value of a static type may be an argument of a declared one; `dyn` is found out at evaluation. */
function mayBe(actual: string, declared: string): boolean {
  if (actual === declared || actual === 'dyn' || declared === 'dyn') return true
  if (!declared.startsWith('list') && !declared.startsWith('map')) return false
  if (declared === 'list' || declared === 'map' || declared === 'list<V>') return actual.startsWith(declared.slice(0, 3))
  return actual === 'list' || actual === 'list<dyn>' || actual === 'list<T>'
}

/** Whether a value is of a declared type. */
function fits(value: CelValue, declared: string): boolean {
  switch (declared) {
    case 'int':
      return typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value))
    case 'double':
      return typeof value === 'number'
    case 'string':
      return typeof value === 'string'
    case 'bool':
      return typeof value === 'boolean'
    case 'map':
      return isCelMap(value)
    case 'dyn':
      return true
    case 'list':
    case 'list<V>':
      return isCelList(value)
    default:
      return isCelList(value) && value.every((item) => fits(item, declared.slice(5, -1)))
  }
}

const isKnown = (type: string): boolean => type !== 'dyn' && type !== 'list' && !/<(dyn|T)>/.test(type)

/** Steps for looking at an argument, or for making a result. */
const weightOf = (value: CelValue | undefined, perCharacter: number): number =>
  typeof value === 'string' ? value.length * perCharacter : isCelList(value) ? value.length : 0

/** What a function does with its arguments. */
interface Looking {
  readonly perCharacter: number
  readonly isBlind: boolean
}

const lookingOf = (candidates: readonly Overload[]): Looking => ({
  perCharacter: Math.max(...candidates.map(({ perCharacter = 1 / charactersPerStep }) => perCharacter)),
  isBlind: candidates.every(({ isBlind = false }) => isBlind),
})

function evaluated(args: readonly Part[], { perCharacter, isBlind }: Looking, frame: Frame): CelValue[] | undefined {
  const values: CelValue[] = []
  for (const arg of args) {
    const value = arg.run(frame)
    if (value === undefined) return undefined
    if (!isBlind) frame.left -= weightOf(value, perCharacter)
    values.push(value)
  }
  return frame.left < 0 ? undefined : values
}

/** A call, and what its result takes. What no number can say (a sum that overflows, a text of `1e999`) means nothing. */
function calledWith(overload: Overload | undefined, values: readonly CelValue[], frame: Frame): CelValue | undefined {
  const result = overload?.run(values, frame)
  if (typeof result === 'object' || typeof result === 'string') frame.left -= weightOf(result, 1 / charactersPerStep)
  return typeof result === 'number' && !Number.isFinite(result) ? undefined : result
}

function runOf(candidates: readonly Overload[], types: readonly string[], args: readonly Part[]): Run {
  const [only] = candidates
  const looking = lookingOf(candidates)
  if (only !== undefined && candidates.length === 1 && types.every(isKnown))
    return (frame) => {
      const values = evaluated(args, looking, frame)
      return values === undefined ? undefined : calledWith(only, values, frame)
    }
  return (frame) => {
    const values = evaluated(args, looking, frame)
    if (values === undefined) return undefined
    return calledWith(
      candidates.find((each) => each.types.every((type, i) => fits(values[i] ?? null, type))),
      values,
      frame,
    )
  }
}

/** `text.matches("…")`: RE2, in linear time. The pattern is a literal, so that it is known to be one when the form is saved. */
function compileMatches(compiling: Compiling, text: Part, pattern: ASTNode): Part {
  if (pattern.op !== 'value' || typeof pattern.args !== 'string') {
    compiling.report('cel.literal', pattern, { name: 'matches' })
    return nothing
  }
  try {
    const test = compilePattern(pattern.args)
    const weight = pattern.args.length
    const run: Run = (frame) => {
      const value = text.run(frame)
      if (typeof value !== 'string') return undefined
      frame.left -= (value.length * weight) / charactersPerStep
      return frame.left < 0 ? undefined : test(value)
    }
    return partOf(run, [text])
  } catch {
    compiling.report('cel.pattern', pattern, { pattern: pattern.args })
    return nothing
  }
}

/** The field is known when the form is saved, and so is whether it exists, when the record is one of this very form. */
function checkRecordField(compiling: Compiling, node: ASTNode, [reference, name]: readonly ASTNode[]): void {
  const type = reference === undefined ? undefined : compiling.objects.get(checkedType(reference))
  if (type?.recordOf === undefined) compiling.report('cel.record-ref', reference ?? node, { name: RECORD_FIELD })
  if (name?.op !== 'value' || typeof name.args !== 'string') compiling.report('cel.literal', name ?? node, { name: RECORD_FIELD })
  else if (type?.recordOf === compiling.formKey && !compiling.root.fields.has(name.args))
    compiling.report('cel.type', name, { reason: 'no_such_key', detail: name.args })
}

/** `name(args)`, or with `isMethod` `args[0].name(…)`. */
export function compileCall(
  compiling: Compiling,
  node: ASTNode,
  call: { readonly name: string; readonly isMethod: boolean; readonly args: readonly ASTNode[] },
  parts: readonly Part[],
): Part {
  const [text] = parts
  if (call.name === 'matches' && call.isMethod && text !== undefined && call.args[1] !== undefined)
    return compileMatches(compiling, text, call.args[1])
  const types = call.args.map(checkedType)
  const candidates = overloadsOf(call.name, call.isMethod, parts.length).filter((each) =>
    each.types.every((type, i) => mayBe(types[i] ?? 'dyn', type)),
  )
  const [list] = call.args
  if (codeListFunctionNames.has(call.name) && (list?.op !== 'value' || typeof list.args !== 'string'))
    compiling.report('cel.literal', list ?? node, { name: call.name })
  if (call.name === RECORD_FIELD) checkRecordField(compiling, node, call.args)
  if (candidates.length === 0) {
    compiling.report('cel.function', node, { name: call.name })
    return nothing
  }
  const items = Math.max(0, ...parts.map((part) => part.items))
  const isWalk = types.some((type) => type.startsWith('list')) && !lookingOf(candidates).isBlind
  const weight = Math.max(...candidates.map((each) => each.weight ?? 1))
  return partOf(runOf(candidates, types, parts), parts, { items, weight, extra: isWalk ? items : 0 })
}
