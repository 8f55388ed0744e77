import { expect, it } from 'vitest'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { issue } from '#core/lib/issue.ts'
import { issueGoal, issuePlace } from './issue-goal.ts'

const goalOf = (path: string) => issueGoal(smallDefinition(), issue('some.code', path))

it('an issue leads to where it is mended', () => {
  expect(goalOf('/retention/basis')).toEqual({ view: 'meta', fields: [], section: null, control: 'meta-basis' })
  expect(goalOf('/rules/0/check')).toMatchObject({ view: 'rules' })
  expect(goalOf('/texts/vi')).toMatchObject({ view: 'texts' })
  expect(goalOf('/personalData/day00000')).toEqual({ view: 'design', fields: ['day00000'], section: null })
  expect(goalOf('/schema/properties/day/format')).toEqual({ view: 'design', fields: ['day00000'], section: null })
  expect(goalOf('/day')).toEqual({ view: 'design', fields: ['day00000'], section: null })
  expect(goalOf('')).toMatchObject({ view: 'source' })
})

it('the place of an issue is named as the author knows it', () => {
  const form = smallDefinition({ rules: [{ id: 'rule0000', check: 'true', at: '/day', severity: 'block', message: 'Sai.' }] })
  const placeOf = (path: string) => issuePlace(((key: string) => key) as never, form, issue('some.code', path))
  expect(placeOf('/schema/properties/day/format')).toBe('Ngày')
  expect(placeOf('/rules/0/check')).toBe('builder.tab.rules · Ngày')
  expect(placeOf('/rules')).toBe('builder.tab.rules')
  expect(placeOf('/retention/basis')).toBe('builder.tab.meta')
  expect(placeOf('/format')).toBe('/format')
  expect(placeOf('')).toBe('builder.wholeForm')
})
