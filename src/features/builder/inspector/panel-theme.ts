import type { Field } from '@rjsf/utils'
import { theme } from '#renderer/rjsf/theme.tsx'
import { ChoicesField } from './choices-field.tsx'
import { PanelObjectTemplate } from './panel-object-template.tsx'

/** The look of islands, in a narrow column, with rows of choices that are edited as a list of lines. */
export const panelTheme = {
  ...theme,
  templates: { ...theme.templates, ObjectFieldTemplate: PanelObjectTemplate },
  fields: { ...theme.fields, PanelChoices: ChoicesField as Field }, // RJSF types the data of its fields as any
}
