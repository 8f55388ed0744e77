import type { NodeKind } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { uuidV7 } from '#core/lib/ids.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import type { FormShape } from '#core/record/flatten-values.ts'
import fc from 'fast-check'

/** A form's shape without a definition: template path → kind. For tests of record arithmetic only. */
export function buildShape(kinds: Readonly<Record<string, NodeKind>>): FormShape {
  // Record arithmetic reads `kind` and nothing else of a node.
  return { byPath: new Map(Object.entries(kinds).map(([path, kind]) => [path, { kind }])) as unknown as FormShape['byPath'] }
}

/** Two fields, a group, a repeat with a repeat inside. */
export const familyShape = buildShape({
  '/name': 'field',
  '/note': 'field',
  '/place': 'group',
  '/place/street': 'field',
  '/place/point': 'field',
  '/members': 'repeat',
  '/members/@/share': 'field',
  '/members/@/name': 'field',
  '/members/@/kids': 'repeat',
  '/members/@/kids/@/age': 'field',
})

export const buildRow = (n: number): RowId => uuidV7<RowId>(1_700_000_000_000 + n, new Uint8Array(10).fill(n))

const leaf: fc.Arbitrary<JsonValue> = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('', 'a', 'ă', null), fc.constant([1, 2]))
// With no key required, fast-check leaves keys out; its type says `undefined` instead.
const maybe = (fields: Record<string, fc.Arbitrary<JsonValue>>): fc.Arbitrary<JsonObject> =>
  fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>

const rows = (first: number, fields: Record<string, fc.Arbitrary<JsonValue>>): fc.Arbitrary<JsonValue> =>
  fc
    .shuffledSubarray([0, 1, 2, 3])
    .chain((picked) => fc.tuple(...picked.map((n) => maybe(fields).map((row): JsonValue => ({ _row: buildRow(first + n), ...row })))))

/** Records of `familyShape`, those that no validator would admit included. */
export const familyValues: fc.Arbitrary<JsonObject> = maybe({
  name: leaf,
  note: leaf,
  place: fc.oneof(maybe({ street: leaf, point: fc.constantFrom<JsonValue>({ lat: 1, lon: 2 }, { lat: 3, lon: 4 }) }), leaf),
  members: fc.oneof(rows(0, { share: leaf, name: leaf, kids: rows(10, { age: leaf }) }), leaf),
  __proto__x: leaf,
  'odd/~@#name': leaf,
})
