import { unescapeName, type RecordPath } from '../../lib/record-path.ts'

/** Which parts of a value an expression reads. */
export interface ReadTree {
  /** Everything below is read, not only what `properties` and `rows` name. */
  readonly isDeep: boolean
  readonly properties: ReadonlyMap<string, ReadTree>
  /** What is read of every item. */
  readonly rows: ReadTree | null
}

export interface ReadTreeBuilder {
  isDeep: boolean
  readonly properties: Map<string, ReadTreeBuilder>
  rows: ReadTreeBuilder | null
}

export const createReadTree = (): ReadTreeBuilder => ({ isDeep: false, properties: new Map(), rows: null })

/** A step to a property, or (`null`) to every row. */
export type ReadStep = string | null

/** Notes that what the steps lead to is read; the branch there, made when missing. */
export function addRead(tree: ReadTreeBuilder, steps: readonly ReadStep[]): ReadTreeBuilder {
  let at = tree
  for (const step of steps) {
    if (step === null) {
      at = at.rows ??= createReadTree()
      continue
    }
    const next = at.properties.get(step) ?? createReadTree()
    at.properties.set(step, next)
    at = next
  }
  return at
}

/** `/members/@/share` → its steps. */
export const stepsOf = (template: RecordPath): readonly ReadStep[] =>
  template
    .split('/')
    .slice(1)
    .map((part) => (part === '@' ? null : unescapeName(part)))
