import { issue, type Issue } from '../../lib/issue.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { readSpreadsheet } from '../../spreadsheet/read-spreadsheet.ts'
import { spreadsheetLimits, type Spreadsheet } from '../../spreadsheet/spreadsheet.ts'
import type { CodeList } from '../code-list.ts'
import type { FormDefinition } from '../definition.ts'
import { fromData, type ColumnGuess, type ListCodes } from './from-data.ts'
import { fromJsonSchema } from './from-json-schema.ts'
import { fromOutline } from './from-outline.ts'
import { fromXlsForm, isXlsForm } from './xlsform/from-xlsform.ts'
import type { ImportMeta } from './imported-form.ts'
import { jsonSource } from './json-source.ts'

/** What a form is begun from. */
export type ImportSource =
  | { readonly kind: 'outline' | 'json'; readonly text: string }
  | { readonly kind: 'data'; readonly bytes: Uint8Array; readonly name: string }

export interface Imported {
  readonly definition: FormDefinition
  /** What was guessed, changed, or could not be carried over. */
  readonly notes: readonly Issue[]
  /** Of a data file: the evidence for each column. */
  readonly columns: readonly ColumnGuess[]
  /** Of an XLSForm: code lists made of its choices, which the form needs. */
  readonly lists: readonly CodeList[]
}

/** Characters of a pasted text, or of a JSON file: a form has 512 kB. */
export const MOST_TEXT = 4_000_000

/** Why there is nothing: the thread that was reading came to an end. */
export const readingStopped = issue('import.stopped')

type Read = Result<Imported, readonly Issue[]>

function sheetsOf(bytes: Uint8Array, name: string): Result<Spreadsheet, readonly Issue[]> {
  if (bytes.length > spreadsheetLimits.bytes) return err([issue('sheet.too-big', '', { limit: spreadsheetLimits.bytes / 1_000_000 })])
  const read = readSpreadsheet(bytes, name)
  return read.ok ? read : err([read.error])
}

function dataImport(bytes: Uint8Array, name: string, lists: readonly ListCodes[], meta: ImportMeta, makeId: () => string): Read {
  const book = sheetsOf(bytes, name)
  if (!book.ok) return book
  if (isXlsForm(book.value.sheets)) {
    const form = fromXlsForm(book.value.sheets, meta, makeId)
    return form.ok ? ok({ ...form.value, notes: [...book.value.notes, ...form.value.notes], columns: [] }) : form
  }
  const sheet = book.value.sheets.find(({ rows }) => rows.length > 0) ?? { rows: [] }
  const made = fromData(sheet, lists, meta, makeId)
  if (!made.ok) return made
  const { definition, notes, columns } = made.value
  const unique = columns.filter(({ isUnique, field }) => isUnique && field.type !== 'long-text').slice(0, 1)
  return ok({
    // Where no column is a number that records are known by, it is the first in which no value comes twice, until the author says otherwise.
    definition:
      definition.identityKeys.length > 0 ? definition : { ...definition, identityKeys: unique.map(({ name: key }) => [`/${key}`]) },
    notes: [...book.value.notes, ...notes],
    columns,
    lists: [],
  })
}

function jsonImport(text: string, meta: ImportMeta, makeId: () => string): Read {
  const source = jsonSource(text)
  if (!source.ok) return source
  if (source.value.kind === 'form') {
    // It has said all of itself; as a first version of another form it has nothing to move records from.
    const { upgrade: _, ...form } = source.value.form
    return ok({ definition: { ...form, key: meta.key, department: meta.department, version: 1 }, notes: [], columns: [], lists: [] })
  }
  const made = fromJsonSchema(source.value.source, meta, makeId)
  return made.ok ? ok({ ...made.value, columns: [], lists: [] }) : made
}

/**
 * A form from any of the sources, with what was found out on the way. Pure, and long for a large file: meant for a thread of its own.
 * Issues: `import.*`, `json.*`, `sheet.*`, and those of parsing and compiling.
 */
export function readImport(source: ImportSource, lists: readonly ListCodes[], meta: ImportMeta, makeId: () => string): Read {
  if (source.kind === 'data') return dataImport(source.bytes, source.name, lists, meta, makeId)
  if (source.text.length > MOST_TEXT) return err([issue('import.text-too-long', '', { limit: MOST_TEXT })])
  // A document of Word, a picture: decoded as text it has what no text has.
  if (source.text.includes('\u0000')) return err([issue('import.not-text')])
  if (source.kind === 'json') return jsonImport(source.text, meta, makeId)
  const made = fromOutline(source.text, meta, makeId)
  return made.ok ? ok({ ...made.value, columns: [], lists: [] }) : made
}
