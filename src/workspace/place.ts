import type { OpId, RecordId, UnitId } from '#core/lib/ids.ts'

/** Every place of the app that a link can lead to. */
export type Place =
  /** Where this person's work begins. */
  | { readonly kind: 'home' }
  | { readonly kind: 'forms' }
  | { readonly kind: 'work' }
  | { readonly kind: 'records'; readonly text?: string }
  | { readonly kind: 'review' }
  | { readonly kind: 'device' }
  /** A new record (`form` and `unit` given), a draft, or a change of a record this device holds. */
  | { readonly kind: 'fill'; readonly recordId: RecordId; readonly form?: string; readonly unit?: UnitId }
  | { readonly kind: 'sent'; readonly opId: OpId }
  | { readonly kind: 'record'; readonly unitId: UnitId; readonly recordId: RecordId }
  | { readonly kind: 'review-record'; readonly unitId: UnitId; readonly recordId: RecordId }
  | { readonly kind: 'receipt'; readonly receipt: string }
  /** The forms and their versions, for those who make them; one version; its text in the builder. */
  | { readonly kind: 'form-versions' }
  | { readonly kind: 'form-version'; readonly key: string; readonly version: number }
  /** A version as the department that owns the form looks through it, field by field. */
  | { readonly kind: 'form-sign-off'; readonly key: string; readonly version: number }
  | { readonly kind: 'builder'; readonly key: string; readonly version: number }
  /** The code lists and their versions; one version. */
  | { readonly kind: 'code-lists' }
  | { readonly kind: 'code-list'; readonly key: string; readonly version: string }

const query = (parts: Readonly<Record<string, string | undefined>>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parts)) if (value !== undefined && value !== '') search.set(name, value)
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

/** The address of a place inside the app; the routes of `src/app/router.tsx` read it back. */
export function placePath(place: Place): string {
  switch (place.kind) {
    case 'home':
      return '/'
    case 'forms':
    case 'work':
    case 'review':
    case 'device':
    case 'form-versions':
    case 'code-lists':
      return `/${place.kind}`
    case 'records':
      return `/records${query({ q: place.text })}`
    case 'fill':
      return `/fill/${place.recordId}${query({ form: place.form, unit: place.unit })}`
    case 'sent':
      return `/sent/${place.opId}`
    case 'record':
      return `/records/${place.unitId}/${place.recordId}`
    case 'review-record':
      return `/review/${place.unitId}/${place.recordId}`
    case 'receipt':
      return `/receipts/${encodeURIComponent(place.receipt)}`
    case 'form-version':
      return `/form-versions/${encodeURIComponent(place.key)}/${place.version}`
    case 'form-sign-off':
      return `/form-versions/${encodeURIComponent(place.key)}/${place.version}/sign-off`
    case 'code-list':
      return `/code-lists/${encodeURIComponent(place.key)}/${encodeURIComponent(place.version)}`
    case 'builder':
      return `/builder/${encodeURIComponent(place.key)}/${place.version}`
  }
}
