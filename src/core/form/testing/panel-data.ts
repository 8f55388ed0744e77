import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../../lib/json.ts'
import type { JsonSchema } from '../json-schema.ts'
import type { PanelAbout } from '../field-types/panels/panel.ts'

const formats: Readonly<Record<string, readonly string[]>> = {
  date: ['2026-11-20', '1990-01-01'],
  'partial-date': ['1950', '1950-03', '2026-11-20'],
  period: ['2026-11', '2026-Q4', '2026', '2026-2027'],
  'local-time': ['08:30', '23:59'],
  'date-time': ['2026-11-20T08:30:00+07:00'],
}

const words = ['Họ tên', 'Đã nộp', 'Không', 'Loại A', 'Số 12', 'x']

function textsOf({ oneOf, format, pattern, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<JsonValue> {
  if (oneOf !== undefined) return fc.constantFrom(...oneOf.map((branch) => branch.const ?? ''))
  if (format !== undefined) return fc.constantFrom(...(formats[format] ?? []))
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u')).filter((text) => fits(text, minLength, maxLength))
  return fc.oneof(fc.constantFrom(...words), fc.string({ minLength: 1, maxLength: 12 })).filter((text) => fits(text, minLength, maxLength))
}

const fits = (text: string, least: number, most: number): boolean => text.length >= least && text.length <= most

/** Whole numbers, and decimals that are written with three places at most: near zero, where limits meet. */
function numbersOf({ type, minimum = -1000, maximum = 1000 }: JsonSchema): fc.Arbitrary<JsonValue> {
  const [low, high] = [Math.max(minimum, -1000), Math.min(maximum, Math.max(1000, minimum + 1000))]
  if (type === 'integer') return fc.integer({ min: low, max: high })
  return fc.integer({ min: Math.ceil(low * 1000), max: Math.floor(high * 1000) }).map((thousandths) => thousandths / 1000)
}

function listsOf({ items = {}, minItems = 0, maxItems = 4, uniqueItems }: JsonSchema): fc.Arbitrary<JsonValue> {
  const size = { minLength: minItems, maxLength: Math.min(maxItems, minItems + 3) }
  return uniqueItems === true ? fc.uniqueArray(dataOf(items), size) : fc.array(dataOf(items), size)
}

const holds = ({ properties = {}, required = [] }: JsonSchema, data: JsonObject): boolean =>
  required.every((name) => Object.hasOwn(data, name)) &&
  Object.entries(properties).every(
    ([name, { const: value, enum: several = [value] }]) =>
      several.every((each) => each === undefined) || several.includes(data[name] ?? null),
  )

function objectsOf(schema: JsonSchema): fc.Arbitrary<JsonObject> {
  const { properties = {}, required = [], allOf = [] } = schema
  const own = fc.record(Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, dataOf(each)])), {
    requiredKeys: [...required],
  }) as fc.Arbitrary<JsonObject> // names of the schema
  return own.chain((data) => {
    const held = allOf.filter(({ if: test = {} }) => holds(test, data))
    const more = held.map(({ then }) => objectsOf(then ?? {}))
    return fc.tuple(...more).map((parts) => Object.assign({}, data, ...parts) as JsonObject)
  })
}

/** Data that a panel's schema admits. */
export function dataOf(schema: JsonSchema): fc.Arbitrary<JsonValue> {
  switch (schema.type) {
    case 'object':
      return objectsOf(schema)
    case 'array':
      return listsOf(schema)
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return numbersOf(schema)
    default:
      return textsOf(schema)
  }
}

/** What an author of `smallDefinition` may choose from. */
export const smallAbout: PanelAbout = {
  lists: [
    { key: 'provinces', title: 'Tỉnh', columns: [] },
    { key: 'communes', title: 'Xã', columns: ['province'] },
  ],
  forms: [{ key: 'other-form', title: 'Phiếu khác' }],
  siblings: [
    { key: 'name', title: 'Họ tên' },
    { key: 'day', title: 'Ngày' },
  ],
  numberParts: [{ key: 'name', title: 'Họ tên' }],
}
