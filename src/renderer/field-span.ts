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
  'assigned-number',
  'admin-unit',
])

/** How wide a field is in its column: short values side by side, prose across. */
export function fieldSpan(node: FormNode): 'half' | 'full' {
  if (half.has(node.type)) return 'half'
  if (node.type === 'choice') return node.settings.list !== undefined || node.choices.length > 5 ? 'half' : 'full'
  if (node.type === 'text') return (node.schema.maxLength ?? 1000) <= 60 ? 'half' : 'full'
  return node.type === 'yes-no' ? 'half' : 'full'
}
