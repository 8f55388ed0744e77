// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import type { EntryFailure, NewPassword } from '#workspace/entry-failure.ts'
import { SignInScreen } from './sign-in-screen.tsx'

afterEach(cleanup)

const OWN = 'bốn từ tự nghĩ ra'
const refused = (code: string): EntryFailure => {
  const problem = { type: 'about:blank', title: '', status: 422, code, requestId: 'r' }
  return { kind: 'password-refused', failure: { kind: 'problem', problem, retryAfter: null } }
}

/** The door after a sign-in with a given password; the screens' words live above this layer, their keys tell as much. */
const signInWith = async (change: NewPassword['change'], cancel = (): void => undefined) => {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: {}, keySeparator: false })
  const asked: NewPassword = { kind: 'new-password', username: 'quantri', given: 'được cho lúc đầu', change, cancel }
  render(
    <I18nextProvider i18n={i18n}>
      <SignInScreen cards={[]} onSignIn={async () => asked} onUnlock={async () => null} />
    </I18nextProvider>,
  )
  type('signIn.username', 'quantri')
  type('signIn.password', 'được cho lúc đầu')
  fireEvent.click(screen.getByRole('button', { name: 'signIn.submit' }))
  await screen.findByRole('heading', { name: 'password.title' })
}
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const submit = () => fireEvent.click(screen.getByRole('button', { name: 'password.submit' }))
const typeTwice = (next: string, again = next) => {
  type('password.next', next)
  type('password.again', again)
  submit()
}

it('asks for the new password twice, and sends nothing that cannot be right', async () => {
  const sent: string[] = []
  await signInWith(async (next) => (sent.push(next), null))
  typeTwice('ngắn')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('password.tooShort'))
  typeTwice(OWN, 'không giống ở trên')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('password.different'))
  expect(screen.getByLabelText('password.again').getAttribute('aria-invalid')).toBe('true')
  expect(sent).toEqual([])
  typeTwice(OWN)
  await waitFor(() => expect(sent).toEqual([OWN]))
})

it.each([
  ['password.too-short', 'password.tooShort'],
  ['password.same', 'password.same'],
  ['password.shared', 'password.shared'],
  ['password.wrong', 'password.wrongGiven'],
])('says what to do when the server answers %s', async (code, words) => {
  await signInWith(async () => refused(code))
  typeTwice(OWN)
  expect(await screen.findAllByText(words)).not.toEqual([])
})

it('asks for the old password when what lies here is under it', async () => {
  const opened: string[] = []
  await signInWith(async () => ({ kind: 'old-password', open: async (old) => (opened.push(old), null) }))
  typeTwice(OWN)
  await screen.findByText('signIn.oldPassword')
  type('signIn.oldPasswordLabel', 'mật khẩu rất cũ')
  fireEvent.click(screen.getByRole('button', { name: 'signIn.unlock' }))
  expect(opened).toEqual(['mật khẩu rất cũ'])
})

it('leads back to signing in, and gives the session up', async () => {
  let cancelled = 0
  await signInWith(
    async () => null,
    () => void cancelled++,
  )
  fireEvent.click(screen.getByRole('button', { name: 'password.back' }))
  expect(screen.getByLabelText('signIn.username')).toBeDefined()
  expect(cancelled).toBe(1)
})
