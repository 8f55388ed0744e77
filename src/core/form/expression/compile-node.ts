import type { ASTNode } from '@marcbachmann/cel-js'
import { partOf, type CelValue, type Part, type Run } from './cel-value.ts'
import { compileField, compileHas, compileIndex, compileName } from './compile-access.ts'
import { compileCall } from './compile-call.ts'
import { compileBind, compileMacro, macroNames } from './compile-macro.ts'
import { compileBinary, compileLogical, compileUnary } from './compile-operator.ts'
import { nothing, type Compiling, type Slots } from './compiling.ts'
import { toInt } from './int-math.ts'

function compileLiteral(value: unknown, node: ASTNode, compiling: Compiling): Part {
  const literal = typeof value === 'bigint' ? toInt(value) : value
  if (literal === null || ['number', 'bigint', 'string', 'boolean'].includes(typeof literal)) {
    return partOf(() => literal as CelValue, []) // one of these
  }
  compiling.report('cel.function', node, { name: 'bytes' })
  return nothing
}

/** A list or a table is made anew each time. */
const [stepsForList, stepsForMap] = [5, 30]

/** All of them, or undefined when one is missing. */
function allOf(parts: readonly Part[]): (frame: Parameters<Run>[0]) => CelValue[] | undefined {
  return (frame) => {
    const values: CelValue[] = []
    for (const part of parts) {
      const value = part.run(frame)
      if (value === undefined) return undefined
      values.push(value)
    }
    return values
  }
}

function compileMap(keys: readonly Part[], values: readonly Part[]): Part {
  const [keysOf, valuesOf] = [allOf(keys), allOf(values)]
  const run: Run = (frame) => {
    const [names, contents] = [keysOf(frame), valuesOf(frame)]
    return names && contents ? new Map(names.map((name, i) => [name, contents[i] ?? null])) : undefined
  }
  return partOf(run, [...keys, ...values], { items: keys.length, weight: stepsForMap })
}

function compileConditional(condition: Part, yes: Part, no: Part): Part {
  const run: Run = (frame) => {
    const value = condition.run(frame)
    return typeof value !== 'boolean' ? undefined : value ? yes.run(frame) : no.run(frame)
  }
  return partOf(run, [condition, yes, no], { items: Math.max(yes.items, no.items) })
}

function compileMethod(compiling: Compiling, node: ASTNode, name: string, receiver: ASTNode, args: readonly ASTNode[], slots: Slots): Part {
  if (macroNames.has(name) && args.length > 1) return compileMacro(compiling, name, receiver, args, slots)
  const [variable, value, inner] = args
  if (receiver.op === 'id' && receiver.args === 'cel' && variable?.op === 'id' && value !== undefined && inner !== undefined)
    return compileBind(compiling, variable.args, value, inner, slots)
  const all = [receiver, ...args]
  return compileCall(
    compiling,
    node,
    { name, isMethod: true, args: all },
    all.map((arg) => compiling.visit(arg, slots)),
  )
}

/** Compiles a part of a checked expression to a closure. */
export function compileNode(compiling: Compiling, node: ASTNode, slots: Slots): Part {
  const { visit } = compiling
  switch (node.op) {
    case 'value':
      return compileLiteral(node.args, node, compiling)
    case 'id':
      return compileName(compiling, node.args, slots)
    case '.':
    case '.?':
      return compileField(compiling, node.args[0], node.args[1], slots)
    case '[]':
    case '[?]':
      return compileIndex(compiling, node.args[0], node.args[1], slots)
    case 'call': {
      const [name, args] = node.args
      if (name === 'has' && args[0] !== undefined) return compileHas(compiling, args[0], slots)
      return compileCall(
        compiling,
        node,
        { name, isMethod: false, args },
        args.map((arg) => visit(arg, slots)),
      )
    }
    case 'rcall':
      return compileMethod(compiling, node, node.args[0], node.args[1], node.args[2], slots)
    case '?:': {
      const [condition, yes, no] = node.args
      return compileConditional(visit(condition, slots), visit(yes, slots), visit(no, slots))
    }
    case '!_':
    case '-_':
      return compileUnary(node.op, visit(node.args, slots))
    case '&&':
    case '||':
      return compileLogical(node.op === '||', visit(node.args[0], slots), visit(node.args[1], slots))
    case 'list': {
      const parts = node.args.map((arg) => visit(arg, slots))
      return partOf(allOf(parts), parts, { items: parts.length, weight: stepsForList })
    }
    case 'map':
      return compileMap(
        node.args.map(([key]) => visit(key, slots)),
        node.args.map(([, value]) => visit(value, slots)),
      )
    default:
      return compileBinary(compiling, node, node.args, visit(node.args[0], slots), visit(node.args[1], slots))
  }
}
