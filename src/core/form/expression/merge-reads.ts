import type { ReadTree } from './read-tree.ts'

/** What either of two expressions reads. */
export function mergeReads(a: ReadTree, b: ReadTree | null | undefined): ReadTree {
  if (b === null || b === undefined) return a
  const properties = new Map(a.properties)
  for (const [name, part] of b.properties) properties.set(name, mergeReads(part, properties.get(name)))
  return { isDeep: a.isDeep || b.isDeep, properties, rows: a.rows === null ? b.rows : mergeReads(a.rows, b.rows) }
}
