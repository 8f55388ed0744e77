import { PASSWORD_MIN_LENGTH } from '#core/protocol/session.ts'

/** As much as the server takes. */
const MAX_LENGTH = 200

export interface TypedPasswords {
  readonly current: string
  readonly next: string
  readonly again: string
}

/** What is wrong with one of the three, `key` being its words. */
export interface PasswordIssue {
  readonly field: keyof TypedPasswords
  readonly key: `password.${'missingCurrent' | 'missingNext' | 'missingAgain' | 'tooShort' | 'tooLong' | 'same' | 'different'}`
  readonly count: number
}

/** The first thing to put right, from top to bottom. Lengths are counted in characters as people see them typed, as on the server. */
export function checkNewPassword({ current, next, again }: TypedPasswords): PasswordIssue | null {
  const issue = (field: PasswordIssue['field'], key: PasswordIssue['key'], count = 0): PasswordIssue => ({ field, key, count })
  if (current === '') return issue('current', 'password.missingCurrent')
  if (next === '') return issue('next', 'password.missingNext')
  if ([...next.normalize('NFC')].length < PASSWORD_MIN_LENGTH) return issue('next', 'password.tooShort', PASSWORD_MIN_LENGTH)
  if (next.length > MAX_LENGTH) return issue('next', 'password.tooLong', MAX_LENGTH)
  if (next.normalize('NFC') === current.normalize('NFC')) return issue('next', 'password.same')
  if (again === '') return issue('again', 'password.missingAgain')
  if (again.normalize('NFC') !== next.normalize('NFC')) return issue('again', 'password.different')
  return null
}
