import { propertyPath, type RecordPath } from '../../lib/record-path.ts'
import type { ReadTree } from './read-tree.ts'

export interface FlatRead {
  readonly path: RecordPath
  readonly isDeep: boolean
}

/** The template paths at the ends of a read tree. Reading a list for its length alone ends at the list. */
export function flattenReads(tree: ReadTree, base: RecordPath): readonly FlatRead[] {
  const below = [
    ...[...tree.properties].flatMap(([name, part]) => flattenReads(part, propertyPath(base, name))),
    ...(tree.rows === null ? [] : flattenReads(tree.rows, `${base}/@`)),
  ]
  const isEnd = tree.isDeep || below.length === 0
  return isEnd ? [{ path: base.replace(/\/@$/, ''), isDeep: tree.isDeep }, ...below] : below
}
