import type { CodeListItem } from '../../code-list.ts'
import type { CelValue, Frame } from '../cel-value.ts'
import { textOf, type CelFunction } from './cel-function.ts'

/** On the item of a code; a list that is not at hand means nothing, nor does (`absent` undefined) a code that is not in it. */
const onItem =
  (read: (item: CodeListItem, column: string) => CelValue | undefined, absent: CelValue | undefined): CelFunction['run'] =>
  ([list, code, column], { context }: Frame) => {
    if (context.lists.version(textOf(list)) === null) return undefined
    const item = context.lists.item(textOf(list), textOf(code))
    return item === undefined ? absent : read(item, textOf(column))
  }

const columnOf = ({ parent, columns }: CodeListItem, column: string): string | undefined => {
  if (column === 'parent') return parent
  return columns !== undefined && Object.hasOwn(columns, column) ? columns[column] : undefined
}

/** Their first argument is a literal, so that the form knows which lists it needs. */
export const codeListFunctions: readonly CelFunction[] = [
  { signature: 'in_list(string, string): bool', weight: 100, run: onItem(() => true, false) },
  { signature: 'code_name(string, string): string', weight: 100, run: onItem(({ name }) => name, undefined) },
  { signature: 'code_column(string, string, string): string', weight: 100, run: onItem(columnOf, undefined) },
]

export const codeListFunctionNames: ReadonlySet<string> = new Set(['in_list', 'code_name', 'code_column'])
