import { canonicalDefinitionText } from '#core/form/canonical.ts'
import { inCurrentDialect } from '#core/form/dialect/in-current-dialect.ts'
import { fillFieldIds } from '#core/form/fill-field-ids.ts'
import { codeListText } from '#core/form/lists/code-list-text.ts'
import { isJsonObject, type JsonValue } from '#core/lib/json.ts'
import type { Result } from '#core/lib/result.ts'
import { parseUntrustedJson } from '#core/lib/entrance.ts'
import { ok } from '#core/lib/result.ts'

export type FormFileKind = 'definition' | 'code-list' | 'data'

/** What a file below `form-definitions/` is, by its path with `/` between. */
export function formFileKind(path: string): FormFileKind {
  if (path.endsWith('/form.json')) return 'definition'
  return /(^|\/)code-lists\/[^/]+\.json$/.test(path) ? 'code-list' : 'data'
}

const composed = (value: JsonValue): JsonValue => {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(composed)
  return isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key.normalize('NFC'), composed(item)]))
    : value
}

const twoSpaces = (value: JsonValue): string => `${JSON.stringify(value, null, 2)}\n`

/** The text of a file as it should be. Fails on what is no JSON, or no JSON that anybody should trust. */
export function formatFormFile(text: string, kind: FormFileKind, makeId: () => string): Result<string> {
  const parsed = parseUntrustedJson(text)
  if (!parsed.ok) return parsed
  switch (kind) {
    case 'definition': {
      const current = inCurrentDialect(parsed.value)
      return current.ok ? ok(canonicalDefinitionText(fillFieldIds(current.value, makeId))) : current
    }
    case 'code-list':
      return ok(codeListText(composed(parsed.value)))
    case 'data':
      return ok(twoSpaces(composed(parsed.value)))
  }
}
