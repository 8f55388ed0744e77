import type { ASTNode } from '@marcbachmann/cel-js'
import { assumedItems, type Part } from './cel-value.ts'
import type { CelObject, CelType } from './cel-type.ts'

/** What the macros around a node bind. */
export interface Slots {
  readonly depth: number
  readonly of: ReadonlyMap<string, { readonly slot: number; readonly items: number }>
}

export const noSlots: Slots = { depth: 0, of: new Map() }

/** One name more, in a slot of its own. */
export const withSlot = ({ depth, of }: Slots, name: string, items: number): Slots => ({
  depth: depth + 1,
  of: new Map([...of, [name, { slot: depth, items }]]),
})

/** What the compilation of one expression shares among its parts. */
export interface Compiling {
  /** Of the form itself. */
  readonly formKey: string
  readonly root: CelObject
  readonly row: CelObject | null
  /** Types of objects by their name in the CEL environment. */
  readonly objects: ReadonlyMap<string, CelObject>
  /** Decimal places of comparisons. */
  readonly scales: ReadonlyMap<ASTNode, number>
  /** Notes what is wrong with the expression at a node. */
  readonly report: (code: string, node: ASTNode, params?: Readonly<Record<string, string | number>>) => void
  /** Compiles a part. */
  readonly visit: (node: ASTNode, slots: Slots) => Part
}

/** A part that gives nothing: in the place of what was reported. */
export const nothing: Part = { run: () => undefined, cost: 0, own: 0, once: 0, items: 0 }

/** The type that the check has noted on a node: `int`, `list<string>`, the name of an object. The library does not declare it. */
export function checkedType(node: ASTNode): string {
  const type: unknown = Reflect.get(node, 'checkedType')
  const name: unknown = typeof type === 'object' && type !== null ? Reflect.get(type, 'name') : ''
  return typeof name === 'string' && name !== '' ? name : 'dyn'
}

/** Items that a value of the type has at most. */
export const itemsOf = (type: CelType | undefined): number => (type?.kind === 'list' ? (type.maxItems ?? assumedItems) : assumedItems)
