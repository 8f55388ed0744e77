import type { JsonObject } from '../../../lib/json.ts'
import type { UiSchema } from '../../definition.ts'
import type { FieldTypeName } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { panelGroups, type PanelAbout, type PanelGroup } from './panel.ts'
import { panelWord } from './panel-words.ts'
import { entriesOf } from './read-panel.ts'

/** Names of settings that stand together. */
export interface PanelSection {
  readonly group: PanelGroup
  /** A key of words. */
  readonly title: string
  readonly names: readonly string[]
}

export interface PanelForm {
  readonly schema: JsonSchema
  readonly uiSchema: JsonObject
  readonly sections: readonly PanelSection[]
  /** Names that are read and written together. */
  readonly entries: readonly (readonly string[])[]
}

/**
 * The settings of a field as a small JSON Schema, with an RJSF uiSchema beside it. Titles and descriptions are keys of words where
 * `isPanelWord` says so. `ui:field: PanelChoices` asks for rows of `{code, title}` with an order.
 */
export function panelSchema(type: FieldTypeName, schema: JsonSchema, uiSchema: UiSchema, about: PanelAbout): PanelForm {
  const field = { schema, uiSchema }
  const entries = entriesOf(type, field)
  const parts = entries.map((entry) => entry.part(about, field))
  const required = parts.flatMap((part) => part.required ?? [])
  const allOf = parts.flatMap((part) => part.allOf ?? [])
  const sections = panelGroups.flatMap((group): readonly PanelSection[] => {
    const names = entries.filter((entry) => entry.group === group).flatMap((entry) => entry.names)
    return names.length === 0 ? [] : [{ group, title: panelWord('groups', group), names }]
  })
  return {
    schema: {
      type: 'object',
      properties: Object.assign({}, ...parts.map((part) => part.properties)) as Record<string, JsonSchema>, // each entry has names of its own
      ...(required.length === 0 ? {} : { required }),
      ...(allOf.length === 0 ? {} : { allOf }),
      unevaluatedProperties: false,
    },
    uiSchema: Object.assign({}, ...parts.map((part) => part.ui ?? {})) as JsonObject,
    sections,
    entries: entries.map(({ names }) => names),
  }
}
