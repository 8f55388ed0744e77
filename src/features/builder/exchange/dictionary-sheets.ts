import type { TFunction } from 'i18next'
import type { DataDictionary, DictionaryChoice, DictionaryField } from '#core/form/export/data-dictionary.ts'
import type { WrittenSheet } from '#core/spreadsheet/write-xlsx.ts'

interface Column<Row> {
  readonly key: string
  readonly width: number
  cell(row: Row, t: TFunction): string
}

const fieldColumns: readonly Column<DictionaryField>[] = [
  { key: 'key', width: 20, cell: ({ key }) => key },
  { key: 'path', width: 32, cell: ({ path }) => path },
  { key: 'section', width: 24, cell: ({ section }) => section },
  { key: 'vi', width: 36, cell: ({ vi }) => vi },
  { key: 'en', width: 36, cell: ({ en }) => en },
  { key: 'help', width: 44, cell: ({ help }) => help },
  { key: 'type', width: 22, cell: ({ type }, t) => `${t(`builder.type.${type}`)} (${type})` },
  { key: 'required', width: 16, cell: ({ required }, t) => t(`builderExchange.required.${required}`) },
  { key: 'presence', width: 36, cell: ({ presence }) => presence },
  { key: 'limits', width: 32, cell: ({ limits }) => limits },
  { key: 'unit', width: 10, cell: ({ unit }) => unit },
  { key: 'list', width: 24, cell: ({ list }) => list },
  { key: 'computed', width: 10, cell: ({ isComputed }) => (isComputed ? 'x' : '') },
  { key: 'personal', width: 16, cell: ({ personal }, t) => (personal === null ? '' : t(`builderExchange.personal.${personal.class}`)) },
  { key: 'why', width: 44, cell: ({ personal }) => personal?.why ?? '' },
  { key: 'concept', width: 26, cell: ({ concept }) => concept },
]

const choiceColumns: readonly Column<DictionaryChoice>[] = [
  { key: 'of', width: 32, cell: ({ of }) => of },
  { key: 'code', width: 20, cell: ({ code }) => code },
  { key: 'vi', width: 44, cell: ({ vi }) => vi },
  { key: 'en', width: 44, cell: ({ en }) => en },
]

const sheet = <Row>(t: TFunction, name: string, columns: readonly Column<Row>[], rows: readonly Row[]): WrittenSheet => ({
  name,
  widths: columns.map(({ width }) => width),
  rows: [columns.map(({ key }) => t(`builderExchange.column.${key}`)), ...rows.map((row) => columns.map(({ cell }) => cell(row, t)))],
})

/** The data dictionary as the sheets of a workbook, one line a field and one line a choice. */
export const dictionarySheets = (t: TFunction, { fields, choices }: DataDictionary): readonly WrittenSheet[] => [
  sheet(t, t('builderExchange.sheet.fields'), fieldColumns, fields),
  sheet(t, t('builderExchange.sheet.choices'), choiceColumns, choices),
]
