import { expect, test } from 'vitest'
import { newField } from '#core/form/authoring/new-field.ts'
import { fieldTypeNames, type FieldSettings } from '#core/form/field-settings.ts'
import { commonSchema } from '#core/form/field-types/panels/common-panel.ts'
import { panelSchema } from '#core/form/field-types/panels/panel-schema.ts'
import { isPanelWord } from '#core/form/field-types/panels/panel-words.ts'
import { smallAbout } from '#core/form/testing/panel-data.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { isJsonObject } from '#core/lib/json.ts'
import { builderPanels } from './vi/builder-panels.ts'

const wordsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return isPanelWord(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  return isJsonObject(value) ? Object.values(value).flatMap(wordsIn) : []
}

const asked = new Set(
  fieldTypeNames.flatMap((type) => {
    const schema: JsonSchema = newField({ type, title: '?' })
    const listed: JsonSchema = { ...schema, 'x-phieu': { ...schema['x-phieu'], list: 'communes' } as FieldSettings } // with its type
    const settings = { schema, name: 'ten', required: false, personalData: null }
    const panels = [schema, listed].map((each) => panelSchema(type, each, {}, smallAbout))
    return wordsIn([panels, commonSchema(type, settings).schema])
  }),
)

const there = (value: object, prefix: string): readonly string[] =>
  Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    typeof part === 'object' && part !== null ? there(part, `${prefix}${key}.`) : [`${prefix}${key}`],
  )

test('every word that a panel of any type asks for is there, and every word of a setting is asked for', () => {
  const { ui: _, issues: __, notes: ___, lost: ____, ...settings } = builderPanels
  expect([...asked].toSorted()).toEqual(there(settings, 'builderPanels.').toSorted())
})
