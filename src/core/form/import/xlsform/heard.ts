import type { Result } from '../../../lib/result.ts'
import type { Translated } from './expression/translate.ts'
import type { Fault } from './expression/translating.ts'
import { faultNotes, remarkNotes, type At } from './left-out.ts'
import type { Work } from './work.ts'

/** The translation of an expression, or null with notes why there is none. */
export function heard<T>(
  { notes: told }: Pick<Work, 'notes'>,
  at: At,
  text: string,
  said: Result<Translated<T>, readonly Fault[]>,
): T | null {
  if (!said.ok) {
    told.push(...said.error.map(({ code, what }) => faultNotes[code](at, what === '' ? text : what)))
    return null
  }
  told.push(...said.value.remarks.map((remark) => remarkNotes[remark](at, text)))
  return said.value.value
}
