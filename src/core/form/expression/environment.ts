import { Environment } from '@marcbachmann/cel-js'
import { unreachable } from '../../lib/assert.ts'
import { celTypeName, type CelObject, type CelType } from './cel-type.ts'
import type { FormTypes } from './form-types.ts'
import { ownFunctions } from './functions/registry.ts'
import { isCelName } from './is-cel-name.ts'
import { PREVIOUS, ROW, SELF } from './names.ts'

/** The library checks types only; expressions run as our own closures. */
const notRun = (): never => unreachable(undefined as never)

/** CEL has no `double + int`; authors write `share * 100` all the same. */
function createBase(): Environment {
  const base = new Environment({ unlistedVariablesAreDyn: false })
  for (const { signature } of ownFunctions) base.registerFunction(signature, notRun)
  for (const operator of ['+', '-', '*', '/']) {
    base.registerOperator(`double ${operator} int: double`, notRun)
    base.registerOperator(`int ${operator} double: double`, notRun)
  }
  return base.registerOperator('int == double: bool', notRun)
}

let base: Environment | null = null

function registerTypes(env: Environment, type: CelType): void {
  if (type.kind === 'list') return registerTypes(env, type.item)
  if (type.kind !== 'object') return
  for (const field of type.fields.values()) registerTypes(env, field)
  env.registerType(type.name, {
    ctor: type.make,
    fields: Object.fromEntries([...type.fields].map(([name, field]) => [name, celTypeName(field)])),
  })
}

/** For whoever only reads what an expression says; the fields of no form are known. */
export function syntax(): Environment {
  base ??= createBase()
  return base
}

export interface Environments {
  /** For rules at the top level and in groups. */
  readonly root: Environment
  /** For rules inside a repeat: `row` is the row of the repeat with this node index. */
  readonly ofRow: (repeat: number) => Environment
  /** Top-level fields whose names the library takes for types (`type`, `string`): they are read as `self.type`. */
  readonly taken: ReadonlySet<string>
}

/** CEL environments of a form: its fields as typed variables, our functions, and nothing else. */
export function createEnvironments(types: FormTypes): Environments {
  base ??= createBase()
  const root = base.clone()
  registerTypes(root, types.root)
  const taken = new Set([...types.root.fields.keys()].filter((name) => isCelName(name) && root.hasVariable(name)))
  for (const [name, type] of types.root.fields) if (isCelName(name) && !taken.has(name)) root.registerVariable(name, celTypeName(type))
  root.registerVariable(SELF, types.root.name)
  root.registerVariable(PREVIOUS, types.root.name)
  const rows = new Map<number, Environment>(
    [...types.rows].map(([index, row]: [number, CelObject]) => [index, root.clone().registerVariable(ROW, row.name)]),
  )
  return { root, ofRow: (repeat) => rows.get(repeat) ?? root, taken }
}
