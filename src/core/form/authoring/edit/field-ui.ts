import type { UiSchema } from '../../definition.ts'
import { containerTypes, type FieldTypeName } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { ROW_PROPERTY } from '../../validate/check-object.ts'

const widgets: Partial<Record<FieldTypeName, UiSchema['ui:widget']>> = {
  'long-text': 'textarea',
  'yes-no': 'radio',
  'multi-choice': 'checkboxes',
  hidden: 'hidden',
}

/** What a new field needs in the `uiSchema`, so that any RJSF form shows it as it is meant. */
export function fieldUi(schema: JsonSchema): UiSchema {
  const type = schema['x-phieu']?.type
  if (type === undefined) return {}
  if (type === 'repeat') return { items: { [ROW_PROPERTY]: { 'ui:widget': 'hidden' }, ...innerUi(schema.items ?? {}) } }
  if (containerTypes.includes(type)) return innerUi(schema)
  const widget = widgets[type]
  return widget === undefined ? {} : { 'ui:widget': widget }
}

const innerUi = (object: JsonSchema): UiSchema =>
  Object.fromEntries(
    Object.entries(object.properties ?? {}).flatMap(([name, each]) => {
      const ui = fieldUi(each)
      return Object.keys(ui).length === 0 ? [] : [[name, ui]]
    }),
  )
