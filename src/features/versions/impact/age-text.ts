const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long ago, in one unit, in the reader's language: `3 phút trước`. Below a minute it is now. */
export function ageText(lang: string, at: string, now: number): string {
  const words = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' })
  const age = Math.max(0, now - Date.parse(at))
  const [unit, size] = units.find(([, millis]) => age >= millis) ?? ['second', Infinity]
  return words.format(size === Infinity ? 0 : -Math.floor(age / size), unit)
}
