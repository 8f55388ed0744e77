import Type from 'typebox'
import { expect, test } from 'vitest'
import { shapeIssues } from './shape-issues.ts'

const text = Type.String({ minLength: 1 })
const Shape = Type.Union([
  Type.Object({ kind: Type.Literal('a'), text }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('b'), count: Type.Integer() }, { additionalProperties: false }),
])
const told = (value: unknown): readonly string[] => shapeIssues(Shape, value, '/x').map((each) => `${each.code} ${each.path}`)

test('of a union only the branch that was meant is told about', () => {
  expect(told({ kind: 'a', text: 'x' })).toEqual([])
  expect(told({ kind: 'a', text: '' })).toEqual(['shape.minLength /x/text'])
  expect(told({ kind: 'b', count: 1.5 })).toEqual(['shape.type /x/count'])
  expect(told({ kind: 'b', count: 1, more: 1 })).toEqual(['shape.additionalProperties /x'])
})

test('what is wrong is never told as nothing, however much it is', () => {
  const Words = Type.Record(Type.String({ pattern: '^[a-z]{2}$' }), text, { additionalProperties: false })
  for (const count of [1, 7, 8, 9, 100]) {
    const value = Object.fromEntries(Array.from({ length: count }, (_, i) => [`word${i}`, null]))
    expect(shapeIssues(Words, value).length).toBeGreaterThan(0)
  }
})
