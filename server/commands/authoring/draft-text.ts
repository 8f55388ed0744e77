import { canonicalDefinitionText, canonicalText } from '#core/form/canonical.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import { isJsonObject } from '#core/lib/json.ts'

/** What of a document stands in columns beside its text. */
export interface DraftText {
  readonly hash: string
  readonly definition: string
  readonly canonical_text: string
  readonly title: string
  readonly title_en: string
  readonly department: string
  readonly bulk: boolean
}

const textAt = (value: JsonValue | undefined, ...path: readonly string[]): string | null => {
  let at: JsonValue | undefined = value
  for (const name of path) at = isJsonObject(at) && Object.hasOwn(at, name) ? at[name] : undefined
  return typeof at === 'string' && at.trim() !== '' ? at.slice(0, 2000) : null
}

/** Any document, a form already or not: a form is kept in its canonical text, so that what is published is what was saved. */
export function draftTextOf(document: JsonObject, fallback: { readonly key: string; readonly department: string }): DraftText {
  const parsed = parseFormDefinition(document)
  const text = parsed.ok ? canonicalText(parsed.value) : canonicalDefinitionText(document)
  const title = textAt(document, 'title') ?? fallback.key
  return {
    hash: sha256Hex(text),
    definition: text,
    canonical_text: text,
    title,
    title_en: textAt(document, 'translations', 'en', 'title') ?? title,
    department: textAt(document, 'department')?.slice(0, 60) ?? fallback.department,
    bulk: textAt(document, 'access', 'export') !== 'single',
  }
}
