import { err, ok, type Result } from '../../lib/result.ts'

/** Indexes so that what `needs` names comes first; otherwise in ascending order. Error: the indexes of a circle. */
export function sortByDependency(needs: readonly ReadonlySet<number>[]): Result<readonly number[], readonly number[]> {
  const order: number[] = []
  const state = new Map<number, 'open' | 'done'>()
  const trail: number[] = []
  const visit = (index: number): readonly number[] | null => {
    if (state.get(index) === 'done') return null
    if (state.get(index) === 'open') return [...trail.slice(trail.indexOf(index)), index]
    state.set(index, 'open')
    trail.push(index)
    for (const need of [...(needs[index] ?? [])].toSorted((a, b) => a - b)) {
      const circle = visit(need)
      if (circle !== null) return circle
    }
    trail.pop()
    state.set(index, 'done')
    order.push(index)
    return null
  }
  for (let index = 0; index < needs.length; index++) {
    const circle = visit(index)
    if (circle !== null) return err(circle)
  }
  return ok(order)
}
