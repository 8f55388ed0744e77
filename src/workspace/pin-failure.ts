import type { EntryFailure } from './entry-failure.ts'

/** Why a PIN opened nothing. `gone`: three wrong tries, or its time is over; from here on it takes the password. */
export type PinFailure =
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'gone' }
  | { readonly kind: 'entry'; readonly failure: EntryFailure }
