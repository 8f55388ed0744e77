import type { FormRef } from './compiled-form.ts'

/** Test and training records stand under the form's key with this behind it: scopes of their own, never mixed with real ones. */
const mark = '~test'

/** `birth-registration` → `birth-registration~test`. */
export const testKey = (key: string): string => key + mark

/** `birth-registration~test` → `birth-registration`; a real form's key stays. */
export const realKey = (key: string): string => (key.endsWith(mark) ? key.slice(0, -mark.length) : key)

export const isTestKey = (key: string): boolean => key.endsWith(mark)

/** Of `key@version#hash`. */
export const isTestRef = (ref: FormRef): boolean => isTestKey(ref.slice(0, Math.max(0, ref.indexOf('@'))))
