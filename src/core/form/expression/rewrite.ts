import { serialize, type ASTNode } from '@marcbachmann/cel-js'
import { maxScale } from './cel-type.ts'
import { AT_SCALE, TODAY } from './environment.ts'

const comparisons = new Set<string>(['==', '!=', '<', '<=', '>', '>='])

/** The type that the check has noted on the node; the library does not declare it. */
function checkedType(node: ASTNode): string {
  const type: unknown = Reflect.get(node, 'checkedType')
  const name: unknown = typeof type === 'object' && type !== null ? Reflect.get(type, 'name') : ''
  return typeof name === 'string' ? name : ''
}

const isNumber = (type: string): boolean => type === 'int' || type === 'double'

/**
 * The checked expression as text again, with what CEL lacks written out: comparisons of decimals at their scale
 * (`0.1 + 0.2 == total` holds for 0.3), and `today()` as a variable of the evaluation.
 */
export function rewrite(ast: ASTNode, scales: ReadonlyMap<ASTNode, number>): string {
  const compared = (node: ASTNode, left: ASTNode, right: ASTNode): string => {
    const types = [checkedType(left), checkedType(right)]
    if (!types.every(isNumber) || !types.includes('double')) return `(${print(left)} ${node.op} ${print(right)})`
    const scale = scales.get(node) ?? maxScale
    return `(${AT_SCALE}(${print(left)}, ${scale}) ${node.op} ${AT_SCALE}(${print(right)}, ${scale}))`
  }
  const list = (nodes: readonly ASTNode[]): string => nodes.map(print).join(', ')
  const print = (node: ASTNode): string => {
    switch (node.op) {
      case 'value':
        return serialize(node)
      case 'id':
        return node.args
      case '.':
      case '.?':
        return `${print(node.args[0])}${node.op}${node.args[1]}`
      case '[]':
        return `${print(node.args[0])}[${print(node.args[1])}]`
      case '[?]':
        return `${print(node.args[0])}[?${print(node.args[1])}]`
      case 'call':
        return node.args[0] === 'today' && node.args[1].length === 0 ? TODAY : `${node.args[0]}(${list(node.args[1])})`
      case 'rcall':
        return `${print(node.args[1])}.${node.args[0]}(${list(node.args[2])})`
      case '?:':
        return `(${print(node.args[0])} ? ${print(node.args[1])} : ${print(node.args[2])})`
      case '!_':
        return `(!${print(node.args)})`
      case '-_':
        return `(-${print(node.args)})`
      case 'list':
        return `[${list(node.args)}]`
      case 'map':
        return `{${node.args.map(([key, value]) => `${print(key)}: ${print(value)}`).join(', ')}}`
      default:
        return comparisons.has(node.op)
          ? compared(node, node.args[0], node.args[1])
          : `(${print(node.args[0])} ${node.op} ${print(node.args[1])})`
    }
  }
  return print(ast)
}
