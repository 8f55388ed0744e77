import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../lib/json.ts'
import { valueAt, withValue } from './node-values.ts'
import { createOwnership, handOut, putValue } from './owned-values.ts'

const [r1, r2] = ['01990000-0000-7000-8000-000000000001', '01990000-0000-7000-8000-000000000002']
const row = (id: string, more: JsonObject = {}): JsonObject => ({ _row: id, ...more })
const start: JsonObject = { a: 1, g: { b: 'x', h: { c: true } }, rows: [row(r1, { d: 1, inner: [row(r2)] }), row(r2)] }

const paths = ['', '/a', '/g', '/g/b', '/g/h', '/g/h/c', '/rows', `/rows/@${r1}`, `/rows/@${r1}/d`, `/rows/@${r1}/inner/@${r2}/e`, `/rows/@${r2}/d`, '/new/deep/f', '/__proto__'] // prettier-ignore
const given: readonly (JsonValue | undefined)[] = [undefined, 1, 2, { b: 'y', h: {} }, [row(r1, { d: 3, inner: [row(r2, { e: 1 })] })], {}]

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('look' as const), path: fc.constantFrom(...paths) }),
    fc.record({ kind: fc.constant('put' as const), path: fc.constantFrom(...paths.slice(1)), value: fc.constantFrom(...given) }),
    // What somebody was handed comes back, maybe elsewhere.
    fc.record({ kind: fc.constant('return' as const), path: fc.constantFrom(...paths.slice(1)), from: fc.constantFrom(...paths.slice(1)) }),
  ),
  { maxLength: 30 },
)

it('has the same values after any changes as copies would have, and what was handed out never changes', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const tree = { values: start, ownership: createOwnership() }
      const held: { readonly value: JsonValue | undefined; readonly then: string }[] = [{ value: start, then: JSON.stringify(start) }]
      const hold = (value: JsonValue | undefined): JsonValue | undefined => {
        held.push({ value, then: JSON.stringify(value) ?? '' })
        return value
      }
      let model = start
      const put = (path: string, value: JsonValue | undefined): void => {
        putValue(tree, path, hold(value))
        model = withValue(model, path, value)
      }
      for (const step of all) {
        const look = (path: string): JsonValue | undefined =>
          hold(handOut(tree.ownership, path === '' ? tree.values : valueAt(tree.values, path)))
        if (step.kind === 'look') look(step.path)
        else put(step.path, step.kind === 'put' ? step.value : look(step.from))
        expect(JSON.stringify(tree.values)).toBe(JSON.stringify(model))
      }
      for (const { value, then } of held) expect(JSON.stringify(value) ?? '').toBe(then)
    }),
    { numRuns: 2000, seed: 145 },
  )
})

it('copies what nobody holds at most once', () => {
  const tree = { values: start, ownership: createOwnership() }
  putValue(tree, '/a', 2)
  const mine = tree.values
  putValue(tree, '/a', 3)
  putValue(tree, '/g/b', 'y')
  expect(tree.values).toBe(mine)
  handOut(tree.ownership, tree.values)
  putValue(tree, '/a', 4)
  expect(tree.values).not.toBe(mine)
  expect([mine['a'], tree.values['a']]).toEqual([3, 4])
})

it('a part of what was handed out that comes back is not the tree’s own', () => {
  const tree = { values: start, ownership: createOwnership() }
  putValue(tree, '/g/h/c', false)
  const group = handOut(tree.ownership, valueAt(tree.values, '/g'))
  putValue(tree, '/k', valueAt({ group: group ?? null }, '/group/h'))
  putValue(tree, '/k/c', true)
  expect([group, tree.values['k']]).toEqual([{ b: 'x', h: { c: false } }, { c: true }])
})
