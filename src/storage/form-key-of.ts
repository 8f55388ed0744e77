import type { FormRef } from '#core/form/compiled-form.ts'

/** `key@version#hash` → `key`. */
export const formKeyOf = (ref: FormRef): string => ref.slice(0, ref.indexOf('@'))
