import type { CelType } from './cel-type.ts'
import { addRead, type ReadTreeBuilder } from './read-tree.ts'

/** A part of the record that a sub-expression stands for. */
export interface Ref {
  readonly type: CelType | null
  property(name: string): Ref | null
  element(): Ref | null
  /** Notes that its whole content is read. */
  consume(): void
}

export function treeRef(tree: ReadTreeBuilder, type: CelType | null): Ref {
  return {
    type,
    property: (name) => treeRef(addRead(tree, [name]), type?.kind === 'object' ? (type.fields.get(name) ?? null) : null),
    element: () => treeRef(addRead(tree, [null]), type?.kind === 'list' ? type.item : null),
    consume: () => {
      tree.isDeep = true
    },
  }
}

/** The list that `map` makes of what its transformation stands for. */
export const listRef = (item: Ref | null): Ref => ({
  type: null,
  property: () => null,
  element: () => item,
  consume: () => item?.consume(),
})

/** Either branch of a conditional expression. */
export const eitherRef = (a: Ref | null, b: Ref | null): Ref | null =>
  a === null || b === null
    ? (a ?? b)
    : {
        type: a.type,
        property: (name) => eitherRef(a.property(name), b.property(name)),
        element: () => eitherRef(a.element(), b.element()),
        consume: () => {
          a.consume()
          b.consume()
        },
      }
