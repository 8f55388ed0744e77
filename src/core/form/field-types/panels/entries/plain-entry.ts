import type { JsonObject, JsonValue } from '../../../../lib/json.ts'
import type { FieldSettings } from '../../../field-settings.ts'
import type { JsonSchema } from '../../../json-schema.ts'
import { dataOf, done, setting, withKeyword, withSetting } from '../field-parts.ts'
import type { PanelEntry, PanelGroup } from '../panel.ts'
import { said } from '../panel-words.ts'

interface Plain {
  readonly name: string
  readonly group: PanelGroup
  readonly schema: JsonSchema
  readonly help?: 'help'
  readonly ui?: JsonObject
}

const partOf = ({ name, schema, help, ui }: Plain) => ({
  properties: { [name]: { ...said(name, help), ...schema } },
  ...(ui === undefined ? {} : { ui: { [name]: ui } }),
})

/** A setting that is a keyword of the schema, value for value. */
export const keywordEntry = (plain: Plain & { readonly keyword: Exclude<keyof JsonSchema, 'x-phieu'> }): PanelEntry => ({
  group: plain.group,
  names: [plain.name],
  part: () => partOf(plain),
  // Admitted keywords are JSON.
  read: ({ schema }) => dataOf({ [plain.name]: schema[plain.keyword] as JsonValue | undefined }),
  write: (field, data) => done(withKeyword(field, plain.keyword, data[plain.name])),
})

/** A setting of `x-phieu`, value for value; a switch that is off is not there. */
export const settingEntry = (plain: Plain & { readonly setting: Exclude<keyof FieldSettings, 'id' | 'type'> }): PanelEntry => ({
  group: plain.group,
  names: [plain.name],
  part: () => partOf(plain),
  read: (field) => dataOf({ [plain.name]: setting(field, plain.setting) as JsonValue | undefined }), // settings are JSON
  write: (field, data) => done(withSetting(field, plain.setting, data[plain.name] === false ? undefined : data[plain.name])),
})
