import { sha256Hex } from '../../../lib/sha256.ts'
import type { FormDefinition } from '../../definition.ts'
import type { FormText } from './form-text.ts'
import { textsOf } from './texts-of.ts'

/** The columns of the table of texts, by which a file is known; the last tells later what was changed in it, and what in the form. */
export const textColumns = ['Vị trí', 'Tiếng Việt', 'English', 'Ghi chú', 'Dấu'] as const

const missing = (text: FormText): string =>
  [...(text.vi === '' ? ['thiếu tiếng Việt'] : []), ...(text.en === '' ? ['thiếu tiếng Anh'] : [])].join('; ')

/** A short stand-in for a text, to see later whether it is still the same. */
export const markOf = (words: string): string => sha256Hex(words).slice(0, 10)

/** All texts of a form as rows of a table, the first one being the columns' names. */
export const textRows = (definition: FormDefinition): readonly (readonly string[])[] => [
  textColumns,
  ...textsOf(definition).map((text) => [text.key, text.vi, text.en, missing(text), `${markOf(text.vi)}-${markOf(text.en)}`]),
]
