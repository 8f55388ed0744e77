import { expect, it } from 'vitest'
import type { FormDefinition } from './definition.ts'
import { compiled } from './testing/compiled.ts'
import { smallDefinition, smallSchema } from './testing/small-definition.ts'
import { upgradeValues } from './upgrade.ts'

const row = '01990000-0000-7000-8000-000000000001'
const upgraded = (upgrade: NonNullable<FormDefinition['upgrade']>, values: Parameters<typeof upgradeValues>[1]) =>
  upgradeValues(compiled(smallDefinition({ schema: smallSchema(), upgrade })), values)

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
