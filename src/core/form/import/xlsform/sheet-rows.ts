import type { Sheet } from '../../../spreadsheet/spreadsheet.ts'
import { fold } from '../../../lib/vietnamese.ts'
import { cellText } from '../data-column.ts'
import type { At } from './left-out.ts'

/** A heading as it is understood: `label::Tiếng Việt (vi)` is `label` in a language. */
export interface Heading {
  readonly written: string
  /** Small letters, `_` for spaces: `constraint_message`, `media::image`. */
  readonly base: string
  /** Empty: none said. */
  readonly language: string
  readonly index: number
}

export interface SheetRow {
  readonly sheet: string
  /** From 1, as the spreadsheet counts. */
  readonly row: number
  /** The filled cells with their headings. */
  readonly cells: readonly { readonly heading: Heading; readonly text: string }[]
}

export interface ReadSheet {
  readonly name: string
  readonly headingRow: number
  readonly headings: readonly Heading[]
  readonly rows: readonly SheetRow[]
}

/** Names that older workbooks and other tools give the same column. */
const otherNames: Readonly<Record<string, string>> = {
  'list name': 'list_name',
  listname: 'list_name',
  relevance: 'relevant',
  'bind::relevant': 'relevant',
  caption: 'label',
  value: 'name',
  calculate: 'calculation',
  'bind::calculate': 'calculation',
  read_only: 'readonly',
  'bind::readonly': 'readonly',
  'bind::required': 'required',
  'bind::constraint': 'constraint',
  constraining_message: 'constraint_message',
  'bind::jr:constraintmsg': 'constraint_message',
  'bind::jr:requiredmsg': 'required_message',
  repeat: 'repeat_count',
  'jr:count': 'repeat_count',
  'control::appearance': 'appearance',
  image: 'media::image',
  audio: 'media::audio',
  video: 'media::video',
  'big-image': 'media::big-image',
  title: 'form_title',
  set_form_title: 'form_title',
  set_form_id: 'form_id',
  id_string: 'form_id',
}

const translated = new Set(['label', 'hint', 'guidance_hint', 'constraint_message', 'required_message', 'media'])

function headingOf(written: string, index: number): Heading {
  const parts = written.split(/\s*::?\s*(?=\S)/)
  const first = fold(parts[0] ?? '').trim()
  const plain = fold(written)
    .replaceAll(/\s*::\s*/g, '::')
    .replaceAll(/\s+/g, '_')
  if (translated.has(first.replaceAll(' ', '_')) && parts.length > 1) {
    const isMedia = first === 'media'
    return {
      written,
      base: isMedia ? `media::${fold(parts[1] ?? '')}` : first.replaceAll(' ', '_'),
      language: parts
        .slice(isMedia ? 2 : 1)
        .join('::')
        .trim(),
      index,
    }
  }
  const known = otherNames[plain] ?? otherNames[fold(written)] ?? plain
  // `image::English (en)` is the older way to write `media::image::English (en)`.
  const ofMedia = parts.length > 1 ? otherNames[first] : undefined
  return ofMedia?.startsWith('media::') === true
    ? { written, base: ofMedia, language: parts.slice(1).join('::').trim(), index }
    : { written, base: known, language: '', index }
}

/** A sheet by its name, whatever its letters' case; null when there is none, or nothing in it. */
export function sheetRows(sheets: readonly Sheet[], name: string): ReadSheet | null {
  const sheet = sheets.find((each) => fold(each.name).trim().replaceAll(' ', '_') === name)
  const at = sheet?.rows.findIndex((row) => row.some((cell) => cellText(cell) !== '')) ?? -1
  if (sheet === undefined || at < 0) return null
  const headings = (sheet.rows[at] ?? []).flatMap((cell, index) => {
    const written = cellText(cell)
    return written === '' ? [] : [headingOf(written, index)]
  })
  const rows = sheet.rows.slice(at + 1).flatMap((row, i) => {
    const cells = headings.flatMap((heading) => {
      const text = writtenText(row[heading.index])
      return text === '' ? [] : [{ heading, text }]
    })
    return cells.length === 0 ? [] : [{ sheet: name, row: at + 2 + i, cells }]
  })
  return { name, headingRow: at + 1, headings, rows }
}

/** Lines stay: a note has paragraphs. */
function writtenText(cell: Sheet['rows'][number][number] | undefined): string {
  return typeof cell === 'string' ? cell.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\u00A0', ' ').trim() : cellText(cell)
}

/** What stands in a column that has no languages, or in none of them. */
export const cellOf = (row: SheetRow, base: string): string => row.cells.find(({ heading }) => heading.base === base)?.text ?? ''

export const atCell = (row: SheetRow, base: string): At => ({
  sheet: row.sheet,
  row: row.row,
  column: row.cells.find(({ heading }) => heading.base === base)?.heading.written ?? base,
})
