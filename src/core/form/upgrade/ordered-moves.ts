import type { RecordPath } from '../../lib/record-path.ts'
import type { UpgradeStep } from '../definition.ts'
import { isIn } from './row-moves.ts'

type Rename = Extract<UpgradeStep, { readonly kind: 'rename' }>

/** Whether something is still to leave the place. What is in its rows comes there with them. */
const isHeld = (to: RecordPath, from: RecordPath): boolean => (isIn(from, to) || isIn(to, from)) && !isIn(from, `${to}/@`)

/**
 * Renames so that each place is left before another value comes to it. Those that wait for each other in a circle (two fields that change
 * names) go by way of a place that no form has. Rows move before what is in them.
 */
export function orderedMoves(renames: readonly Rename[]): readonly Rename[] {
  let waiting = [...renames]
  const done: Rename[] = []
  const last: Rename[] = []
  while (waiting.length > 0) {
    const free = waiting.filter(
      (one, i) =>
        !waiting.some((other) => other !== one && isHeld(one.to, other.from)) &&
        // A path inside of rows is written as it is after they moved.
        !waiting.slice(0, i).some((other) => isIn(one.from, other.to) || isIn(one.to, other.to)),
    )
    const [next] = free.length > 0 ? free : []
    if (next !== undefined) {
      done.push(next)
      waiting = waiting.filter((one) => one !== next)
      continue
    }
    const [first] = waiting
    if (first === undefined) break
    const aside = `${first.to}_moving${last.length}`
    done.push({ kind: 'rename', from: first.from, to: aside })
    last.push({ kind: 'rename', from: aside, to: first.to })
    waiting = waiting.slice(1)
  }
  return [...done, ...last]
}
