import { expect, it } from 'vitest'
import { checkNewPassword } from './check-new-password.ts'

const good = { current: 'được cho lúc đầu', next: 'bốn từ tự nghĩ ra', again: 'bốn từ tự nghĩ ra' }

it.each([
  ['nothing', good, null],
  ['a missing current one', { ...good, current: '' }, ['current', 'password.missingCurrent']],
  ['a missing new one', { ...good, next: '', again: '' }, ['next', 'password.missingNext']],
  ['thirteen characters', { ...good, next: 'ộ'.repeat(13) }, ['next', 'password.tooShort']],
  ['marks typed apart, which make it no longer', { ...good, next: 'ộ'.repeat(13).normalize('NFD') }, ['next', 'password.tooShort']],
  ['more than the server takes', { ...good, next: 'a'.repeat(201) }, ['next', 'password.tooLong']],
  ['the same, typed by another keyboard', { ...good, next: good.current.normalize('NFD') }, ['next', 'password.same']],
  ['a missing repetition', { ...good, again: '' }, ['again', 'password.missingAgain']],
  ['a different repetition', { ...good, again: `${good.next}.` }, ['again', 'password.different']],
  ['no difference between keyboards', { ...good, again: good.next.normalize('NFD') }, null],
])('finds %s', (_what, typed, expected) => {
  const issue = checkNewPassword(typed)
  expect(issue && [issue.field, issue.key]).toEqual(expected)
})
