/**
 * What the rows of the vault mean. Never reuse a number; expand first, contract a version later.
 * 1 — first version.
 */
export const DATA_VERSION = 1

/** The oldest code that may still write a vault written by this one; stored beside the data and checked before every write. */
export const MIN_DATA_VERSION = 1
