import { expect, test } from 'vitest'
import type { FormDefinition } from './definition.ts'
import { periodKinds } from './period-kinds.ts'
import { testNode } from './testing/test-node.ts'

const form = (period?: FormDefinition['period']) => ({ definition: (period ? { period } : {}) as FormDefinition }) // the one part read here

test('a field beside the form’s period takes what its pattern lets in', () => {
  const year = testNode('period', { type: 'string', format: 'period', pattern: '^[0-9]{4}-[0-9]{4}$' })
  expect(periodKinds(form(), year)).toEqual(['school-year'])
  expect(periodKinds(form(), testNode('period', { type: 'string', format: 'period' }))).toEqual(['month', 'quarter', 'year', 'school-year'])
  const both = testNode('period', { type: 'string', format: 'period', pattern: '^[0-9]{4}(-Q[1-4])?$' })
  expect(periodKinds(form(), both)).toEqual(['quarter', 'year'])
})

test('the form’s own period is of the form’s kind', () => {
  const node = testNode('period', { type: 'string', format: 'period' })
  expect(periodKinds(form({ kind: 'quarter', field: node.path }), node)).toEqual(['quarter'])
})
