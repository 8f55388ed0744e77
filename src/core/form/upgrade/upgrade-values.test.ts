import { expect, it } from 'vitest'
import type { JsonValue } from '../../lib/json.ts'
import type { FormDefinition } from '../definition.ts'
import { compiled } from '../testing/compiled.ts'
import { smallDefinition, smallSchema } from '../testing/small-definition.ts'
import { upgradeValues } from './upgrade-values.ts'

const row = '01990000-0000-7000-8000-000000000001'
const upgraded = (upgrade: NonNullable<FormDefinition['upgrade']>, values: Parameters<typeof upgradeValues>[1]) =>
  upgradeValues(compiled(smallDefinition({ version: 2, schema: smallSchema(), upgrade })), values, 1)

it('moves a renamed value, also inside rows', () => {
  expect(upgraded([{ kind: 'rename', from: '/old', to: '/name' }], { old: 'An' })).toEqual({ values: { name: 'An' }, orphans: {} })
  const values = { members: [{ _row: row, share: 1 }] }
  expect(upgraded([{ kind: 'rename', from: '/members/@/share', to: '/members/@/part' }], values).values).toEqual({
    members: [{ _row: row, part: 1 }],
  })
})

it('never overwrites: a rename onto a filled place leaves an orphan', () => {
  expect(upgraded([{ kind: 'rename', from: '/old', to: '/name' }], { old: 'An', name: 'Bình' })).toEqual({
    values: { name: 'Bình' },
    orphans: { '/old': 'An' },
  })
})

it('fills a default only where there is no value', () => {
  expect(upgraded([{ kind: 'default', at: '/copies', value: 1 }], { copies: 0 }).values).toEqual({ copies: 0 })
  expect(upgraded([{ kind: 'default', at: '/copies', value: 1 }], {}).values).toEqual({ copies: 1 })
})

it('maps codes, in lists too, and leaves unknown ones', () => {
  const codes = { a: 'x' }
  expect(upgraded([{ kind: 'map-codes', at: '/kind', codes }], { kind: ['a', 'b'] }).values).toEqual({ kind: ['x', 'b'] })
  expect(upgraded([{ kind: 'map-codes', at: '/kind', codes }], {}).values).toEqual({})
})

it('keeps what is dropped as an orphan', () => {
  const values = { members: [{ _row: row, share: 1 }] }
  expect(upgraded([{ kind: 'drop', at: '/members/@/share' }], values)).toEqual({
    values: { members: [{ _row: row }] },
    orphans: { [`/members/@${row}/share`]: 1 },
  })
})

it('splits a text into its parts, and keeps aside what it cannot say', () => {
  const step = { kind: 'split' as const, from: '/full', pattern: '(.+) (\\S+)', into: ['/family', '/given'] }
  expect(upgraded([step], { full: 'Đặng Thị Ánh' })).toEqual({ values: { family: 'Đặng Thị', given: 'Ánh' }, orphans: {} })
  expect(upgraded([step], { full: 'Ánh' })).toEqual({ values: {}, orphans: { '/full': 'Ánh' } })
  expect(upgraded([step], { full: 'A B', given: 'C' })).toEqual({ values: { given: 'C' }, orphans: { '/full': 'A B' } })
  expect(upgraded([{ ...step, pattern: '(\\S+) (\\S+).*' }], { full: 'A B C' }).orphans).toEqual({ '/full': 'A B C' })
})

it('converts what reads as the new type for certain, and keeps aside the rest', () => {
  const to = (kind: 'text' | 'integer' | 'number' | 'date' | 'boolean' | 'list' | 'single', value: JsonValue) =>
    upgraded([{ kind: 'convert', at: '/x', to: kind }], { x: value })
  expect(to('integer', '1.200').values).toEqual({ x: 1200 })
  expect(to('number', '12,5').values).toEqual({ x: 12.5 })
  expect(to('date', '05/11/2026').values).toEqual({ x: '2026-11-05' })
  expect(to('text', 5).values).toEqual({ x: '5' })
  expect(to('boolean', 'Có').values).toEqual({ x: true })
  expect(to('list', 'a').values).toEqual({ x: ['a'] })
  expect(to('single', ['a']).values).toEqual({ x: 'a' })
  for (const [kind, value] of [
    ['integer', 'năm'],
    ['integer', 1.5],
    ['number', '1.200'],
    ['date', '31/02/2026'],
    ['single', ['a', 'b']],
    ['boolean', 'có thể'],
  ] as const)
    expect(to(kind, value)).toEqual({ values: {}, orphans: { '/x': value } })
})

it('goes through the maps of all versions in between, each once, in their order', () => {
  const rename = (from: string, to: string) => ({ kind: 'rename' as const, from, to })
  const form = {
    upgrades: [
      { version: 2, steps: [rename('/a', '/b')] },
      { version: 3, steps: [rename('/b', '/c'), { kind: 'default' as const, at: '/a', value: 0 }] },
    ],
  }
  expect(upgradeValues(form, { a: 1 }, 1).values).toEqual({ c: 1, a: 0 })
  expect(upgradeValues(form, { b: 1 }, 2).values).toEqual({ c: 1, a: 0 })
  expect(upgradeValues(form, { c: 1 }, 3).values).toEqual({ c: 1 })
})

it('keeps what a map would move into the rows of another table, or into a value that holds nothing', () => {
  const values = { members: [{ _row: row, phone: '0912' }], contacts: [{ _row: row.replace('1', '2') }] }
  const place = `/members/@${row}/phone`
  const rest = { members: [{ _row: row }], contacts: values.contacts }
  expect(upgraded([{ kind: 'rename', from: '/members/@/phone', to: '/contacts/@/phone' }], values)).toEqual({
    values: rest,
    orphans: { [place]: '0912' },
  })
  expect(upgraded([{ kind: 'split', from: '/members/@/phone', pattern: '(.*)', into: ['/contacts/@/phone'] }], values)).toEqual({
    values: rest,
    orphans: { [place]: '0912' },
  })
  expect(upgraded([{ kind: 'rename', from: '/old', to: '/name/given' }], { old: 'An', name: 'Bình' })).toEqual({
    values: { name: 'Bình' },
    orphans: { '/old': 'An' },
  })
  expect(upgraded([{ kind: 'default', at: '/name/given', value: '?' }], { name: 'Bình' }).values).toEqual({ name: 'Bình' })
})

it('moves a whole table with what is in its rows', () => {
  const values = { members: [{ _row: row, phone: '0912' }] }
  expect(upgraded([{ kind: 'rename', from: '/members', to: '/contacts' }], values)).toEqual({
    values: { contacts: values.members },
    orphans: {},
  })
})

it('keeps every value that had to leave the same place', () => {
  const drop = { kind: 'drop' as const, at: '/a' }
  const form = {
    upgrades: [
      { version: 2, steps: [drop] },
      { version: 3, steps: [{ kind: 'default' as const, at: '/a', value: 'x' }] },
      { version: 4, steps: [drop, { kind: 'default' as const, at: '/a', value: 'y' }, drop] },
    ],
  }
  expect(upgradeValues(form, { a: 'old' }, 1)).toEqual({ values: {}, orphans: { '/a': 'old', '/a/#2': 'x', '/a/#3': 'y' } })
})

it('makes two codes of a list that became one a single code, and lets an empty value be a value', () => {
  const codes = { a: 'b' }
  expect(upgraded([{ kind: 'map-codes', at: '/kind', codes }], { kind: ['a', 'b', 'c'] }).values).toEqual({ kind: ['b', 'c'] })
  expect(upgraded([{ kind: 'default', at: '/open', value: 1 }], { open: null }).values).toEqual({ open: null })
})
