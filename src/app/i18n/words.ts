import type { vi } from './vi/vi.ts'

/** The same keys with any text: a language that lacks a word does not compile. */
type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }

export type Words = Shape<typeof vi>
