import type { FieldTypeName } from '#core/form/field-settings.ts'
import type { IconName } from '#ui/icon-paths.ts'

/** The palette: every type of field, by what it is asked for. */
export const fieldKinds: readonly { readonly group: string; readonly types: readonly FieldTypeName[] }[] = [
  { group: 'text', types: ['text', 'long-text', 'email', 'phone', 'url'] },
  { group: 'number', types: ['integer', 'decimal', 'money', 'slider', 'rating'] },
  { group: 'choice', types: ['choice', 'multi-choice', 'yes-no', 'image-choice', 'ranking', 'matrix'] },
  { group: 'time', types: ['date', 'partial-date', 'time', 'date-time', 'period'] },
  {
    group: 'code',
    types: ['personal-id', 'tax-code', 'social-insurance', 'health-insurance', 'agency-code', 'assigned-number', 'barcode'],
  },
  { group: 'place', types: ['address', 'admin-unit', 'geo-point', 'geo-line', 'geo-polygon', 'parcel-id'] },
  { group: 'file', types: ['file', 'photo', 'audio'] },
  { group: 'structure', types: ['group', 'repeat', 'grid', 'record-ref', 'note', 'hidden', 'island'] },
]

const icons: Partial<Record<FieldTypeName, IconName>> = {
  group: 'menu',
  repeat: 'copy',
  address: 'pin',
  'geo-point': 'pin',
  photo: 'eye',
  audio: 'sound',
  barcode: 'barcode',
  rating: 'star',
  date: 'calendar',
  'date-time': 'clock',
  time: 'clock',
  file: 'upload',
  url: 'link',
  'personal-id': 'user',
  'record-ref': 'link',
  note: 'info',
  choice: 'circle-half',
  'yes-no': 'check-circle',
}

export const iconOfType = (type: FieldTypeName): IconName => icons[type] ?? 'edit'
