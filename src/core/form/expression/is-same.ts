import { isEqualJson } from '../validate/equal.ts'
import { isCelList, isCelMap, type CelValue } from './cel-value.ts'

/** Equality of whatever kind; lists and objects by their content. Mixed kinds differ. */
export function isSame(a: CelValue, b: CelValue): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || isCelMap(a) || isCelMap(b)) return false
  if (isCelList(a) || isCelList(b)) {
    return isCelList(a) && isCelList(b) && a.length === b.length && a.every((item, i) => isSame(item, b[i] ?? null))
  }
  return isEqualJson(a, b)
}
