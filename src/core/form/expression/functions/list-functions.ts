import { isSame } from '../is-same.ts'
import { isCelList, isCelMap, type CelValue, type Frame } from '../cel-value.ts'
import type { CelFunction } from './cel-function.ts'

const listOf = (value: CelValue | undefined): readonly CelValue[] => (isCelList(value) ? value : [])

/** Steps for an item that is looked up among those already met. */
const stepsToRemember = 4

/** The first of each; scalars at once, lists and rows compared one by one (each comparison is a step). */
function distinct(list: readonly CelValue[], frame: Frame): readonly CelValue[] {
  const met = new Set<CelValue>()
  const kept: CelValue[] = []
  frame.left -= list.length * stepsToRemember
  if (frame.left < 0) return kept
  for (const item of list) {
    if (met.has(item)) continue
    met.add(item)
    if (typeof item === 'object') {
      frame.left -= kept.length
      if (frame.left < 0) return kept
      if (kept.some((each) => isSame(each, item, frame))) continue
    }
    kept.push(item)
  }
  return kept
}

const sizeOf = ([value]: readonly CelValue[]): number => (isCelMap(value) ? value.size : listOf(value).length)

/** What CEL itself has. */
export const sizeFunctions: readonly CelFunction[] = [
  { signature: 'size(list): int', isBlind: true, run: sizeOf },
  { signature: 'size(map): int', isBlind: true, run: sizeOf },
  { signature: 'list.size(): int', isBlind: true, run: sizeOf },
  { signature: 'map.size(): int', isBlind: true, run: sizeOf },
]

/** Scalars of one kind; a comparison is a step. */
const indexOf: CelFunction['run'] = ([list, value = null], frame) => {
  const at = listOf(list).indexOf(value)
  frame.left -= at < 0 ? listOf(list).length : at
  return at
}

export const listFunctions: readonly CelFunction[] = [
  { signature: 'count(list): int', isBlind: true, run: sizeOf },
  { signature: 'distinct(list<V>): list<V>', run: ([list], frame) => distinct(listOf(list), frame) },
  ...['int', 'double', 'string'].map((type): CelFunction => ({ signature: `index_of(list<${type}>, ${type}): int`, run: indexOf })),
  { signature: 'is_unique(list): bool', run: ([list], frame) => distinct(listOf(list), frame).length === listOf(list).length },
]
