import { issue } from '../../../lib/issue.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import type { FormDefinition } from '../../definition.ts'
import { parseMessage } from '../../message-template.ts'
import type { FormText, TextLang } from './form-text.ts'
import { setText } from './set-text.ts'
import { markOf, textColumns } from './text-rows.ts'
import { textsOf } from './texts-of.ts'

const MAX_ROWS = 20_000
const MAX_LENGTH = 2000

/**
 * Why a change is not taken without a look: `changed-meanwhile`, the form has another text than when the file was written ·
 * `unknown-origin`, the Vietnamese differs and the file does not say who changed it · `removed`, the cell was emptied.
 */
export type TextDoubt = 'changed-meanwhile' | 'unknown-origin' | 'removed'
/** Why a change cannot be taken: `gaps`, the `{…}` of a message differ between the languages · `fixed`, written elsewhere · `characters` · `too-long` · `needed`, the document has no form without it. */
export type TextRefusal = 'gaps' | 'fixed' | 'characters' | 'too-long' | 'needed'

export interface TextChange {
  /** Row of the table, from 1; the columns' names are row 1. */
  readonly row: number
  readonly text: FormText
  readonly lang: TextLang
  readonly before: string
  readonly after: string
  readonly doubt: TextDoubt | null
  readonly refusal: TextRefusal | null
}

export interface TextChanges {
  readonly changes: readonly TextChange[]
  /** Rows whose place the form does not have, and those that name a place again. */
  readonly unknown: readonly { readonly row: number; readonly key: string }[]
  readonly repeated: readonly { readonly row: number; readonly key: string }[]
}

const gapsOf = (message: string): string | null => {
  const parts = parseMessage(message)
  if (parts === null) return null
  return [...new Set(parts.flatMap((part) => (part.kind === 'gap' ? [part.expression] : [])))].toSorted().join('\n')
}

const needed: readonly FormText['place']['kind'][] = ['title', 'purpose', 'section', 'page', 'rule', 'word']

/** Why a text cannot stand so. @param row what both languages say then */
export function refusalOf(text: FormText, lang: TextLang, after: string, row: Readonly<Record<TextLang, string>>): TextRefusal | null {
  if (lang === 'vi' && text.written.length === 0) return 'fixed'
  if (lang === 'vi' && after === '' && needed.includes(text.place.kind)) return 'needed'
  if (after.includes('\u0000') || !after.isWellFormed()) return 'characters'
  if (after.length > MAX_LENGTH) return 'too-long'
  if (text.place.kind !== 'rule' || (row.en === '' && gapsOf(row.vi) !== null)) return null
  const gaps = gapsOf(row.vi)
  return gaps === null || gaps !== gapsOf(row.en) ? 'gaps' : null
}

function changesOf(text: FormText, cells: readonly string[], row: number): readonly TextChange[] {
  const [, vi = '', en = '', , mark = ''] = cells.map((cell) => cell.normalize('NFC').trim())
  const [viMark, enMark] = /^[0-9a-f]{10}-[0-9a-f]{10}$/.test(mark) ? mark.split('-') : []
  const after = { vi, en }
  const marks = { vi: viMark, en: enMark }
  return (['vi', 'en'] as const).flatMap((lang): readonly TextChange[] => {
    const before = text[lang]
    const isSame = after[lang] === before || after[lang] === before.normalize('NFC').trim()
    // What the file says as it did when it was written is no wish of whoever changed the file.
    const isOfFile = marks[lang] === undefined || markOf(after[lang]) !== marks[lang]
    if (isSame || !isOfFile) return []
    const isOld = (each: TextLang): boolean => marks[each] !== undefined && markOf(text[each]) !== marks[each]
    const doubt: TextDoubt | null =
      isOld('vi') || isOld(lang)
        ? 'changed-meanwhile'
        : after[lang] === ''
          ? 'removed'
          : marks.vi === undefined && vi !== text.vi
            ? 'unknown-origin'
            : null
    const both = { vi: vi === '' ? text.vi : vi, en }
    return [{ row, text, lang, before, after: after[lang], doubt, refusal: refusalOf(text, lang, after[lang], both) }]
  })
}

/**
 * What a table of texts would change in a form, for people to choose from; nothing is changed yet.
 * Issues: `texts.columns` (not such a table) · `texts.too-long` {limit}.
 */
export function textChanges(definition: FormDefinition, rows: readonly (readonly string[])[]): Result<TextChanges> {
  if (rows.length > MAX_ROWS) return err([issue('texts.too-long', '', { limit: MAX_ROWS })])
  const [head = [], ...body] = rows
  if (!textColumns.slice(0, 3).every((name, at) => head[at]?.normalize('NFC').trim() === name)) return err([issue('texts.columns')])
  const texts = new Map(textsOf(definition).map((text) => [text.key.normalize('NFC'), text]))
  const seen = new Set<string>()
  const [changes, unknown, repeated] = [[] as TextChange[], [] as { row: number; key: string }[], [] as { row: number; key: string }[]]
  body.forEach((cells, at) => {
    const [key = ''] = cells.map((cell) => cell.normalize('NFC'))
    if (cells.every((cell) => cell.trim() === '')) return
    const text = texts.get(key)
    if (text === undefined) unknown.push({ row: at + 2, key })
    else if (seen.has(key)) repeated.push({ row: at + 2, key })
    else changes.push(...changesOf(text, cells, at + 2))
    seen.add(key)
  })
  return ok({ changes, unknown, repeated })
}

/** The form with the chosen changes; those that cannot be taken are passed over. English first: a word of an island is named by its Vietnamese. */
export function applyTextChanges(definition: FormDefinition, chosen: readonly TextChange[]): FormDefinition {
  const able = chosen.filter(({ refusal }) => refusal === null)
  const ordered = [...able.filter(({ lang }) => lang === 'en'), ...able.filter(({ lang }) => lang === 'vi')]
  return ordered.reduce((made, { text, lang, after }) => setText(made, text, lang, after), definition)
}
