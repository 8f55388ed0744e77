declare const brand: unique symbol

/** A value that only its own `parse` (or factory) can make, so that the compiler sees a missing check. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
