import { expect, it } from 'vitest'
import { fieldTypeNames } from '#core/form/field-settings.ts'
import { fieldKinds, iconOfType } from './field-kinds.ts'

it('every type of field stands in the palette once, with a glyph that no other type has', () => {
  const types = fieldKinds.flatMap((kind) => kind.types)
  expect(types.toSorted()).toEqual(fieldTypeNames.toSorted())
  expect(new Set(types.map(iconOfType)).size).toBe(types.length)
})
