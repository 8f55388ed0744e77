import { isJsonObject } from '../../lib/json.ts'
import { comparedTexts, isCelList, isCelMap, type CelValue, type Frame } from './cel-value.ts'

/** Equality of whatever kind; lists and objects by their content, each part of which is a step. Mixed kinds differ. */
export function isSame(a: CelValue, b: CelValue, frame: Frame): boolean {
  if (typeof a === 'string' && typeof b === 'string') {
    frame.left -= comparedTexts(a, b)
    return a === b
  }
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || isCelMap(a) || isCelMap(b)) return false
  if (isCelList(a) || isCelList(b)) {
    if (!isCelList(a) || !isCelList(b) || a.length !== b.length) return false
    frame.left -= a.length
    return frame.left >= 0 && a.every((item, i) => isSame(item, b[i] ?? null, frame))
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false
  const names = Object.keys(a)
  frame.left -= names.length * stepsPerName
  if (frame.left < 0 || names.length !== Object.keys(b).length) return false
  return names.every((name) => Object.hasOwn(b, name) && isSame(a[name] ?? null, b[name] ?? null, frame))
}

/** A name that is listed and looked up takes as long as some steps. */
const stepsPerName = 8
