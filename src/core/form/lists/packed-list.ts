import type { PackedTexts } from './packed-texts.ts'

/** A column of a packed list: each different text once, and which row has which. */
export interface PackedColumn {
  readonly name: string
  /** Different ones, in order (`<`). */
  readonly texts: PackedTexts
  /** By row: 1 + the place of its text in `texts`; 0 for a row without one. */
  readonly of: Uint32Array
  /**
   * Rows by text, in list order: those of the text at `t` are `rows[starts[t]] … rows[starts[t + 1] - 1]`.
   * Null for columns that no filter reads.
   */
  readonly byText: { readonly starts: Uint32Array; readonly rows: Uint32Array } | null
}

/**
 * A version of a code list for look-up, as a device keeps it: a hundred thousand rows are some megabytes of buffers outside the
 * heap, ready as soon as they are read. Made by `packList`, read by `packedLookup`.
 */
export interface PackedList {
  readonly key: string
  readonly version: string
  readonly title: string
  readonly effectiveFrom: string | null
  readonly effectiveTo: string | null
  readonly count: number
  readonly codes: PackedTexts
  /** Row numbers in the order of their codes. */
  readonly byCode: Uint32Array
  readonly names: PackedColumn
  readonly namesEn: PackedColumn
  readonly from: PackedColumn
  readonly to: PackedColumn
  readonly parent: PackedColumn
  readonly columns: readonly PackedColumn[]
}
