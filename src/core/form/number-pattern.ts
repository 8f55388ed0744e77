import type { JsonObject, JsonValue } from '../lib/json.ts'

/** `{n}` the number, `{yyyy}` the year, any other name a top-level field. */
const placeholder = /\{([^{}]+)\}/g
const own = new Set(['n', 'yyyy'])

/** The fields that a pattern of an assigned number names. */
export const patternNames = (pattern: string): readonly string[] =>
  [...pattern.matchAll(placeholder)].map((match) => match[1] ?? '').filter((name) => !own.has(name))

const textOf = (value: JsonValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

/** The number as it is written: `12/2026/TLST-DS` of `{n}/{yyyy}/TL{stage}-{case_kind}`. A field's value stands as it is stored: a code, not its title. */
export const numberText = (pattern: string, number: number, year: number, values: JsonObject): string =>
  pattern.replace(placeholder, (_, name: string) => (name === 'n' ? String(number) : name === 'yyyy' ? String(year) : textOf(values[name])))
