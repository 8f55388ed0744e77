// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import { vi as words } from '#app/i18n/vi/vi.ts'
import type { UserId } from '#core/lib/ids.ts'
import { err, ok } from '#core/lib/result.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { FormTest, NameTesters, Tester } from '#core/protocol/form-tests.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import { buildId } from '#testing/builders.ts'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { Testers } from './testers.tsx'

afterEach(cleanup)

const hash = 'a'.repeat(64)
const person = (n: number, name: string): Tester => ({ userId: buildId<UserId>(n), name, post: 'Cán bộ', unitName: 'Xã A' })
const [an, binh] = [person(1, 'An'), person(2, 'Bình')]

interface Shown {
  readonly sent: readonly NameTesters[]
  readonly sought: readonly string[]
}

/** The section before a server that keeps who is named. */
function show(
  first: FormTest['test'],
  actions: readonly string[] = ['test'],
  state = 'draft',
  refusal: NetworkFailure | null = null,
): Shown {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: { vi: { translation: words } }, interpolation: { escapeValue: false } })
  const sent: NameTesters[] = []
  const sought: string[] = []
  let test = first
  const answer = () => Promise.resolve(ok({ test, found: [an, binh] }))
  // The section asks for nothing else.
  const services = {
    api: {
      authoring: {
        test(_key: string, _version: number, text: string) {
          sought.push(text)
          return answer()
        },
        nameTesters(_key: string, _version: number, request: NameTesters) {
          sent.push(request)
          if (refusal !== null) return Promise.resolve(err(refusal))
          const testers = [an, binh].filter(({ userId }) => request.testers.includes(userId))
          test =
            testers.length === 0
              ? null
              : { hash: request.hash, openedAt: '2026-11-30T08:00:00Z', openedBy: 'Người soạn', testers, records: 0 }
          return answer()
        },
      },
    },
  } as unknown as Services
  const version = { summary: { key: 'shops', version: 2, hash, state, actions } } as unknown as AuthoredVersion // what the section reads
  render(
    <I18nextProvider i18n={i18n}>
      <ServicesContext value={services}>
        <Testers version={version} />
      </ServicesContext>
    </I18nextProvider>,
  )
  return { sent, sought }
}

const open = (rest: Partial<NonNullable<FormTest['test']>> = {}): NonNullable<FormTest['test']> => ({
  hash,
  openedAt: '2026-11-30T08:00:00Z',
  openedBy: 'Người soạn',
  testers: [an],
  records: 3,
  ...rest,
})

it('the author names people one by one; taking the last one away ends the test only after saying what vanishes', async () => {
  const { sent } = show(null)
  await screen.findByText(words.testMode.none)
  fireEvent.click(screen.getByRole('button', { name: 'Thêm An' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Thêm Bình' }))
  await screen.findByRole('button', { name: 'Bỏ Bình' })
  fireEvent.click(screen.getByRole('button', { name: 'Bỏ An' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Bỏ An' })).toBeNull())
  fireEvent.click(screen.getByRole('button', { name: 'Bỏ Bình' }))
  const dialog = await screen.findByRole('dialog')
  expect(sent).toHaveLength(3)
  fireEvent.click(within(dialog).getByRole('button', { name: words.testMode.end }))
  await screen.findByText(words.testMode.none)
  expect(sent.map(({ testers }) => testers)).toEqual([[an.userId], [an.userId, binh.userId], [binh.userId], []])
})

it('people join the text on trial although its author has written on; the new text is given only when asked for', async () => {
  const before = 'b'.repeat(64)
  const { sent } = show(open({ hash: before }))
  await screen.findByText(words.testMode.stale)
  fireEvent.click(screen.getByRole('button', { name: 'Thêm Bình' }))
  await screen.findByRole('button', { name: 'Bỏ Bình' })
  fireEvent.click(screen.getByRole('button', { name: words.testMode.update }))
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: words.testMode.update }))
  await waitFor(() => expect(screen.queryByText(words.testMode.stale)).toBeNull())
  expect(sent.map((each) => each.hash)).toEqual([before, hash])
})

it('who may not name sees who tries it out, and of a published version there is nothing', async () => {
  show(open(), [])
  await screen.findByText('An')
  expect(screen.queryAllByRole('button')).toEqual([])
  cleanup()
  show(open(), ['test'], 'published')
  expect(screen.queryByText(words.testMode.title)).toBeNull()
})

it('what the server refuses is told where no dialog lies over it', async () => {
  const problem = { type: 'about:blank', title: '', status: 409, code: 'draft.stale', requestId: 'r1' }
  show(open(), ['test'], 'draft', { kind: 'problem', problem, retryAfter: null })
  fireEvent.click(await screen.findByRole('button', { name: words.testMode.end }))
  const dialog = await screen.findByRole('dialog')
  fireEvent.click(within(dialog).getByRole('button', { name: words.testMode.end }))
  await screen.findByText(/Bản nháp vừa được người khác lưu/)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByText('An')).toBeTruthy()
})

it('people are looked for when typing pauses, not at every key', async () => {
  const { sought } = show(null)
  const field = await screen.findByLabelText(words.testMode.find, { selector: 'input' })
  for (const text of ['b', 'bi', 'bin', 'binh']) fireEvent.change(field, { target: { value: text } })
  await waitFor(() => expect(sought).toEqual(['', 'binh']))
})
