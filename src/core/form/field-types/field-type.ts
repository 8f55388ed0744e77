import type { Issue } from '../../lib/issue.ts'
import type { JsonObject, JsonValue } from '../../lib/json.ts'
import type { Result } from '../../lib/result.ts'
import type { CodeLists } from '../code-list.ts'
import type { FormContext, FormNode } from '../compiled-form.ts'
import type { FieldTypeName } from '../field-settings.ts'

export interface DisplayContext {
  readonly lists: CodeLists
  readonly lang: 'vi' | 'en'
}

/** What a field type finds; it blocks, unless it only informs. */
export interface FieldFinding extends Issue {
  readonly severity?: 'info'
}

/** What the engine knows of one field type. Registered in `registry.ts`; a new type is a file here and a control in the renderer. */
export interface FieldType {
  readonly name: FieldTypeName
  /** Typed text → value, undefined for empty. Read when the field is left, never to rewrite what is being typed. Issues have path `''`. */
  parse(text: string, node: FormNode): Result<JsonValue | undefined>
  /** Value → the text of an input: `20/11/2026`, `1.234,5`. Whatever else was stored comes back readable, never throws. */
  format(value: JsonValue, node: FormNode): string
  /** Value → words for reading, lists and print: the choice's title, the number with its unit. */
  display(value: JsonValue, node: FormNode, context: DisplayContext): string
  /**
   * Checks beyond JSON Schema (its keywords and formats are the validator's): codes in list and filter, identifiers.
   * `siblings` is the object that holds the value, or of it what the filter names. A value of another JSON type is the validator's to report.
   */
  check(value: JsonValue, node: FormNode, context: FormContext, siblings: JsonObject): readonly FieldFinding[]
  /** What a new record begins with, undefined for nothing: the schema's `default`, where the type takes one. */
  default(node: FormNode): JsonValue | undefined
  /** A valid value, for tests and fuzzing; `seed` (a whole number ≥ 0) varies it. */
  sample(node: FormNode, seed: number, context: FormContext): JsonValue
}
