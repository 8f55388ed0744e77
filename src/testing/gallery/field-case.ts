import type { FieldTypeName } from '#core/form/field-settings.ts'
import type { UiSchema } from '#core/form/definition.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import type { RecordPath } from '#core/lib/record-path.ts'

/** Words of a field in the other language, by field id. */
export type FieldWords = Readonly<
  Record<
    string,
    {
      readonly title?: string
      readonly help?: string
      readonly choices?: Readonly<Record<string, string>>
      readonly words?: Readonly<Record<string, string>>
    }
  >
>

/** One field as a form would define it, with what it looks like in each state. The field is the property `field`. */
export interface FieldCase {
  /** Of the case: a type that has two controls has two cases. */
  readonly name: string
  readonly type: FieldTypeName
  readonly schema: JsonSchema
  /** Fields beside it that it reads (the province of a commune). */
  readonly siblings?: Readonly<Record<string, JsonSchema>>
  readonly around?: JsonObject
  readonly filled: JsonValue
  /** A value, or typed texts by record path, that are refused. */
  readonly invalid: { readonly value?: JsonValue; readonly raw?: Readonly<Record<RecordPath, string>> }
  readonly en: FieldWords
  readonly optional?: boolean
  /** The field's own part of the uiSchema. */
  readonly ui?: UiSchema
  readonly rules?: readonly { readonly id: string; readonly compute: string; readonly at: RecordPath }[]
}

/** The id of the field itself. */
export const FIELD_ID = 'gfield00'
