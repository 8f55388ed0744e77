import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RowId } from './ids.ts'
import { escapeName, orderPath, parsePath, propertyPath, rowPath, templateOf, unescapeName } from './record-path.ts'

const row = '01923456-789a-7fff-bfff-ffffffffffff' as RowId // any row id

test('any property name survives the way into a path and back', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (name) => {
      expect(unescapeName(escapeName(name))).toBe(name)
      expect(parsePath(propertyPath('', name))).toEqual([{ kind: 'property', name }])
    }),
  )
  for (const name of ['@a', '#order', '~2', '~3x', 'a/b', '~'])
    expect(parsePath(propertyPath('/x', name)).at(-1)).toEqual({ kind: 'property', name })
})

test('a path names property, row and order, and its template forgets the row', () => {
  const path = propertyPath(rowPath('/members', row), 'share')
  expect(parsePath(path)).toEqual([
    { kind: 'property', name: 'members' },
    { kind: 'row', row },
    { kind: 'property', name: 'share' },
  ])
  expect(templateOf(path)).toBe('/members/@/share')
  expect(parsePath(orderPath('/members')).at(-1)).toEqual({ kind: 'order' })
})
