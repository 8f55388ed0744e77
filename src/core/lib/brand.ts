declare const brand: unique symbol

/**
 * A value that only its own `parse` (or factory) can make, so that the compiler sees a missing check.
 * The name is a key, not a literal: a brand of a brand would otherwise intersect two literals and become `never`.
 */
export type Brand<T, Name extends string> = T & { readonly [brand]: { readonly [K in Name]: true } }
