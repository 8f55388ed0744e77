import type { FormNode } from '#core/form/compiled-form.ts'
import type { FieldTypeName } from '#core/form/field-settings.ts'

/** Amounts, which stand under one another by their last digit. Dates and numbers of papers are read from the left. */
const amounts: ReadonlySet<FieldTypeName> = new Set(['integer', 'decimal', 'money'])

export const isAmount = ({ type }: FormNode): boolean => amounts.has(type)

/** Pixels that the longest value of a type takes up in the small figures of a table. */
const widths: Partial<Record<FieldTypeName, number>> = {
  integer: 104,
  decimal: 112,
  money: 152,
  date: 112,
  time: 88,
  'date-time': 152,
  'partial-date': 112,
  period: 136,
  phone: 128,
  'personal-id': 136,
  'tax-code': 144,
  'social-insurance': 136,
  'yes-no': 136,
}

const [SHORT, LONG] = [152, 200]

/** Pixels that a column of a table has at least. */
export const columnWidth = ({ type, schema }: FormNode): number => widths[type] ?? ((schema.maxLength ?? LONG) <= 60 ? SHORT : LONG)

/** The unit of a column's amounts, which stands in its heading instead of in each cell; null: none. */
export const columnUnit = ({ type, settings }: FormNode, dong: string): string | null =>
  type === 'money' ? dong : (settings.suffix ?? null)
