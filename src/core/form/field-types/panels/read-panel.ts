import type { JsonObject } from '../../../lib/json.ts'
import type { UiSchema } from '../../definition.ts'
import type { FieldTypeName } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { setting } from './field-parts.ts'
import type { FieldParts, PanelEntry } from './panel.ts'
import { panelOf } from './registry.ts'

/** A worked-out field begins with what it is worked out to, so it has nothing to begin with. */
export const entriesOf = (type: FieldTypeName, field: FieldParts): readonly PanelEntry[] =>
  panelOf(type).filter(({ group }) => group !== 'start' || setting(field, 'computed') !== true)

/** What the panel of a type shows for a field. */
export function readPanel(type: FieldTypeName, schema: JsonSchema, uiSchema: UiSchema): JsonObject {
  const field: FieldParts = { schema, uiSchema }
  return Object.assign({}, ...entriesOf(type, field).map((entry) => entry.read(field))) as JsonObject // of each entry's own names
}
