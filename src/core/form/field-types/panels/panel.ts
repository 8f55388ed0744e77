import type { Issue } from '../../../lib/issue.ts'
import type { JsonObject } from '../../../lib/json.ts'
import type { Result } from '../../../lib/result.ts'
import type { UiSchema } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'

/** A field as it is written: its own schema (a `$ref` is not followed), and its part of the uiSchema. */
export interface FieldParts {
  readonly schema: JsonSchema
  readonly uiSchema: UiSchema
}

export interface Named {
  readonly key: string
  readonly title: string
}

/** What an author may choose from. What a field says already stays choosable, known or not. */
export interface PanelAbout {
  readonly lists: readonly (Named & { readonly columns: readonly string[] })[]
  readonly forms: readonly Named[]
  /** The other fields of the object that holds the field, by their property names. */
  readonly siblings: readonly Named[]
  /** Top-level fields that are always given: what assigned numbers may be made of, and counted by. */
  readonly numberParts: readonly Named[]
}

export const nothingAbout: PanelAbout = { lists: [], forms: [], siblings: [], numberParts: [] }

/** Headings under which the settings stand, in this order. */
export const panelGroups = ['content', 'choices', 'limits', 'source', 'look', 'start'] as const
export type PanelGroup = (typeof panelGroups)[number]

/** The piece of a panel's schema that one entry brings. Titles and descriptions are keys of words (`panelWord`), or an author's own texts. */
export interface PanelPart {
  readonly properties: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  /** `if`/`then` on the entry's own properties. */
  readonly allOf?: readonly JsonSchema[]
  /** RJSF's uiSchema of the properties. */
  readonly ui?: Readonly<Record<string, JsonObject>>
}

export interface Written extends FieldParts {
  /** What went away that somebody may miss: `choice.removed` {code, title} · `default.removed` {value} · `row.removed` {name, title} · `column.removed` {name, title}. */
  readonly notes: readonly Issue[]
}

/**
 * One setting, in plain words, of one type or of many. An entry reads and writes its own words of the field only,
 * and is written only when it was changed: what it cannot say stays as it is.
 */
export interface PanelEntry {
  readonly group: PanelGroup
  /** The properties of the panel's data that are the entry's. */
  readonly names: readonly string[]
  readonly part: (about: PanelAbout, field: FieldParts) => PanelPart
  readonly read: (field: FieldParts) => JsonObject
  /**
   * @param data its own names only, admitted by its part of the schema
   * @returns issues `panel.*` at JSON pointers into the panel's data when parts of it contradict each other
   */
  readonly write: (field: FieldParts, data: JsonObject) => Result<Written>
}

/** The settings of a field type. */
export type Panel = readonly PanelEntry[]
