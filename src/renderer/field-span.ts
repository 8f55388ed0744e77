import type { FormNode } from '#core/form/compiled-form.ts'

const half = new Set([
  'integer',
  'decimal',
  'money',
  'date',
  'partial-date',
  'period',
  'personal-id',
  'tax-code',
  'phone',
  'email',
  'social-insurance',
  'health-insurance',
  'agency-code',
  'parcel-id',
  'assigned-number',
  'admin-unit',
  'time',
  'date-time',
  'slider',
  'barcode',
  'rating',
])

/** How wide a field is in its column: short values side by side, prose and radios (`group`) across. */
export function fieldSpan(node: FormNode, group: boolean): 'half' | 'full' {
  if (half.has(node.type)) return 'half'
  if (node.type === 'choice') return group ? 'full' : 'half'
  if (node.type === 'text') return (node.schema.maxLength ?? 1000) <= 60 ? 'half' : 'full'
  return node.type === 'yes-no' ? 'half' : 'full'
}
