import type { RecordPath } from '../lib/record-path.ts'
import type { ListFilter } from './lists/list-lookup.ts'

/** Where the codes of a place come from. */
export type ChoiceScope =
  /** Inline choices, or none. */
  | { readonly kind: 'inline' }
  /** A field that the filter needs is empty: it is to be filled in first. */
  | { readonly kind: 'waiting'; readonly first: RecordPath }
  | { readonly kind: 'list'; readonly list: string; readonly filter: ListFilter }
