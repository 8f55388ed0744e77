/**
 * Many texts without a JavaScript object each: their UTF-16 units in one array, and where each ends. A hundred thousand of them are
 * two buffers, which go to a worker or into IndexedDB as they are and cost the garbage collector nothing.
 */
export interface PackedTexts {
  readonly units: Uint16Array
  readonly ends: Uint32Array
}

export function packTexts(texts: readonly string[]): PackedTexts {
  const ends = new Uint32Array(texts.length)
  const units = new Uint16Array(texts.reduce((sum, text) => sum + text.length, 0))
  let end = 0
  for (const [at, text] of texts.entries()) {
    for (let unit = 0; unit < text.length; unit++) units[end + unit] = text.charCodeAt(unit)
    end += text.length
    ends[at] = end
  }
  return { units, ends }
}

const startOf = (texts: PackedTexts, at: number): number => (at === 0 ? 0 : (texts.ends[at - 1] ?? 0))

export const textAt = (texts: PackedTexts, at: number): string =>
  String.fromCharCode(...texts.units.subarray(startOf(texts, at), texts.ends[at]))

/** As `<` has it, by UTF-16 units: negative when the packed text comes before. */
export function compareAt(texts: PackedTexts, at: number, text: string): number {
  const [start, end] = [startOf(texts, at), texts.ends[at] ?? 0]
  const shared = Math.min(end - start, text.length)
  for (let unit = 0; unit < shared; unit++) {
    const difference = (texts.units[start + unit] ?? 0) - text.charCodeAt(unit)
    if (difference !== 0) return difference
  }
  return end - start - text.length
}

/** Where `text` is among packed texts; `order` has their places in the order of the texts, when that is not their own. -1: nowhere. */
export function findText(texts: PackedTexts, text: string, order?: Uint32Array): number {
  let [low, high] = [0, (order ?? texts.ends).length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = order?.[middle] ?? middle
    const compared = compareAt(texts, at, text)
    if (compared === 0) return at
    if (compared < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}
