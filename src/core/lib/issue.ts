import type { JsonValue } from './json.ts'

/**
 * What is wrong, where. Words are made from `code` and `params` in the user interface only.
 * `path` is a record path (`/members/@<row>/share`), or a JSON pointer for documents that are not records; `''` is the whole.
 */
export interface Issue {
  readonly code: string
  readonly path: string
  readonly params: Readonly<Record<string, JsonValue>>
}

export const issue = (code: string, path = '', params: Readonly<Record<string, JsonValue>> = {}): Issue => ({ code, path, params })
