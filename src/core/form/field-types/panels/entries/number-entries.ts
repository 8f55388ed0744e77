import { scaleOf } from '../../../../lib/numbers.ts'
import type { JsonSchema } from '../../../json-schema.ts'
import { dataOf, done, numberIn, refused, withKeyword } from '../field-parts.ts'
import type { FieldParts, PanelEntry } from '../panel.ts'
import { said } from '../panel-words.ts'
import { settingEntry } from './plain-entry.ts'

export const unitEntry = settingEntry({
  name: 'unit',
  group: 'look',
  help: 'help',
  setting: 'suffix',
  schema: { type: 'string', minLength: 1, maxLength: 40 },
})

const safe = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }

interface Range {
  readonly type: 'integer' | 'number'
  /** Whether the limits themselves may be shut out. */
  readonly open: boolean
  /** Ends that the type cannot be without. */
  readonly required: boolean
}

const limitOf = (schema: JsonSchema, end: 'least' | 'most', open: boolean): number | undefined => {
  const [closed, exclusive] = end === 'least' ? [schema.minimum, schema.exclusiveMinimum] : [schema.maximum, schema.exclusiveMaximum]
  return closed ?? (open || exclusive === undefined ? exclusive : end === 'least' ? Math.floor(exclusive) + 1 : Math.ceil(exclusive) - 1)
}

function withLimits(field: FieldParts, [least, leastOpen]: Limit, [most, mostOpen]: Limit): FieldParts {
  const keywords = [
    ['minimum', leastOpen ? undefined : least],
    ['exclusiveMinimum', leastOpen ? least : undefined],
    ['maximum', mostOpen ? undefined : most],
    ['exclusiveMaximum', mostOpen ? most : undefined],
  ] as const
  return keywords.reduce<FieldParts>((now, [keyword, value]) => withKeyword(now, keyword, value), field)
}

type Limit = readonly [number | undefined, boolean]

/** Least and most of a number. `panel.least-over-most` {least, most}. */
export function rangeEntry({ type, open, required }: Range): PanelEntry {
  const limit = (name: string): JsonSchema => ({ ...said(name), type, ...safe })
  // Whether a limit itself is shut out is asked only where there is one.
  const shut = (end: string, name: string): JsonSchema => ({
    if: { required: [end] },
    then: { properties: { [name]: { ...said(name), type: 'boolean' } } },
  })
  return {
    group: 'limits',
    names: ['least', 'most', ...(open ? ['leastOpen', 'mostOpen'] : [])],
    part: () => ({
      properties: { least: limit('least'), most: limit('most') },
      ...(open ? { allOf: [shut('least', 'leastOpen'), shut('most', 'mostOpen')] } : {}),
      ...(required ? { required: ['least', 'most'] } : {}),
    }),
    read: ({ schema }) =>
      dataOf({
        least: limitOf(schema, 'least', open),
        most: limitOf(schema, 'most', open),
        ...(open ? { leastOpen: isOpen(schema, 'least'), mostOpen: isOpen(schema, 'most') } : {}),
      }),
    write(field, data) {
      const [least, most] = [numberIn(data, 'least'), numberIn(data, 'most')]
      const [leastOpen, mostOpen] = [data['leastOpen'] === true, data['mostOpen'] === true] as const
      if (least !== undefined && most !== undefined && (least > most || (least === most && (required || leastOpen || mostOpen))))
        return refused('panel.least-over-most', '/most', { least, most })
      return done(withLimits(field, [least, leastOpen], [most, mostOpen]))
    },
  }
}

const isOpen = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema, end: 'least' | 'most'): true | undefined =>
  (end === 'least' ? minimum === undefined && exclusiveMinimum !== undefined : maximum === undefined && exclusiveMaximum !== undefined) ||
  undefined

/** How many decimals a number has: 2 is `multipleOf: 0.01`. */
export const decimalsEntry: PanelEntry = {
  group: 'limits',
  names: ['decimals'],
  part: () => ({
    properties: { decimals: { ...said('decimals', 'help'), type: 'integer', minimum: 0, maximum: 6 } },
    required: ['decimals'],
  }),
  read: ({ schema: { multipleOf } }) => dataOf({ decimals: multipleOf === undefined ? undefined : scaleOf(multipleOf) }),
  write: (field, data) => done(withKeyword(field, 'multipleOf', Number(`1e-${numberIn(data, 'decimals') ?? 2}`))),
}

/** How far apart the places of a slider are; a step with decimals makes it a decimal number. */
export const stepEntry: PanelEntry = {
  group: 'limits',
  names: ['step'],
  part: () => ({ properties: { step: { ...said('step'), type: 'number', minimum: 0.000_001, maximum: 1_000_000 } }, required: ['step'] }),
  read: ({ schema: { type, multipleOf } }) => dataOf({ step: multipleOf ?? (type === 'integer' ? 1 : undefined) }),
  write(field, data) {
    const step = numberIn(data, 'step') ?? 1
    const places = scaleOf(step)
    if (places > 6) return refused('panel.step-decimals', '/step', { limit: 6 })
    const isWhole = places === 0 && field.schema.type === 'integer'
    const typed = isWhole ? field : withKeyword(field, 'type', 'number')
    return done(withKeyword(typed, 'multipleOf', isWhole && step === 1 ? undefined : step))
  },
}

/** How many stars. */
export const starsEntry: PanelEntry = {
  group: 'limits',
  names: ['stars'],
  part: () => ({ properties: { stars: { ...said('stars'), type: 'integer', minimum: 2, maximum: 10 } }, required: ['stars'] }),
  read: ({ schema: { maximum } }) => dataOf({ stars: maximum }),
  write: (field, data) => done(withKeyword(field, 'maximum', numberIn(data, 'stars'))),
}
