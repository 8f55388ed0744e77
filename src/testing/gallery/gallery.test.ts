import { expect, test } from 'vitest'
import { fieldTypeNames } from '#core/form/field-settings.ts'
import { createInstance } from '#core/form/instance.ts'
import { fieldCases } from './field-cases.ts'
import { galleryContext } from './gallery-context.ts'
import { galleryForm, galleryStates, valuesOf } from './gallery-form.ts'

test('every field type is shown', () => {
  expect(fieldTypeNames.filter((type) => !fieldCases.some((field) => field.type === type))).toEqual([])
})

test.each(fieldCases.map((field) => [field.name, field] as const))('%s compiles in every state', (_, field) => {
  for (const state of galleryStates) expect(galleryForm(field, state).nodes.length).toBeGreaterThan(0)
})

test.each(fieldCases.map((field) => [field.name, field] as const))('%s is right when filled and wrong when invalid', (_, field) => {
  const issues = (state: 'filled' | 'invalid') =>
    createInstance(galleryForm(field, state), valuesOf(field, state), galleryContext).allIssues()
  expect(issues('filled')).toEqual([])
  if (
    field.invalid.raw === undefined &&
    field.invalid.value !== undefined &&
    !field.name.startsWith('assigned') &&
    field.name !== 'computed'
  )
    expect(issues('invalid')).not.toEqual([])
})
