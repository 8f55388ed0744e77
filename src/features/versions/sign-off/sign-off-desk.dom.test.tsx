// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { useState } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { ok } from '#core/lib/result.ts'
import type { AuthoredVersion, NewComment, VersionAct, VersionComment } from '#core/protocol/authoring.ts'
import { formWords } from '#renderer/form-words.ts'
import { householdContext, householdForm } from '#renderer/testing/household-form.ts'
import { buildId } from '#testing/builders.ts'
import { GoContext } from '#workspace/go.tsx'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { SignOffDesk } from './sign-off-desk.tsx'

afterEach(cleanup)

const form = householdForm()
const field = must(form.byPath.get('/name'), 'the household has a name')
const hash = 'a'.repeat(64)

/** The desk before a server that keeps remarks and acts. */
function show(actions: readonly string[], first: readonly VersionComment[] = [], lng: 'vi' | 'en' = 'vi') {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng, resources: {} })
  let comments = first
  const acts: VersionAct[] = []
  const version = (): AuthoredVersion =>
    ({
      summary: {
        key: 'household',
        version: 1,
        hash,
        title: 'Hộ',
        titleEn: '',
        state: 'in-review',
        departmentName: 'Sở',
        dueOn: null,
        verification: 'draft-unverified',
        openComments: comments.length,
        actions,
      },
      comments,
    }) as unknown as AuthoredVersion // what the desk reads
  const services = {
    api: {
      authoring: {
        comment: (_key: string, _version: number, remark: NewComment) => {
          comments = [...comments, { ...remark, author: 'Nghĩa', at: '2026-11-30T08:00:00Z', settledBy: null }]
          return Promise.resolve(ok(version()))
        },
        settleComment: (_key: string, _version: number, commentId: string) => {
          comments = comments.map((each) => (each.commentId === commentId ? { ...each, settledBy: 'Ánh' } : each))
          return Promise.resolve(ok(version()))
        },
        act: (_key: string, _version: number, act: VersionAct) => (acts.push(act), Promise.resolve(ok(version()))),
      },
    },
    clock: { now: () => Date.parse('2026-11-30T08:00:00Z') },
    makeId: () => buildId(9),
  } as unknown as Services // the desk asks for nothing else
  function Page() {
    const [, setRound] = useState(0)
    return <SignOffDesk version={version()} form={form} context={householdContext()} onChanged={() => setRound((round) => round + 1)} />
  }
  render(
    <I18nextProvider i18n={i18n}>
      <ServicesContext value={services}>
        <GoContext value={() => undefined}>
          <Page />
        </GoContext>
      </ServicesContext>
    </I18nextProvider>,
  )
  return { comments: () => comments, acts }
}

const input = (): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(new RegExp(`^${field.title}`))

it('pins a remark to a field, which then stands there and in the list, and keeps what was tried', async () => {
  const { comments } = show(['comment'])
  fireEvent.change(input(), { target: { value: 'Thử' } })
  fireEvent.click(screen.getByRole('button', { name: `signOff.pin: ${field.title}` }))
  const dialog = screen.getByRole('dialog')
  fireEvent.click(within(dialog).getByRole('button', { name: 'versions.send' }))
  expect(within(dialog).getByText('versions.commentMissing')).toBeTruthy()
  fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: ' Ghi cả họ và tên ' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'versions.send' }))
  await waitFor(() => expect(screen.getAllByText(/Ghi cả họ và tên/)).toHaveLength(2))
  expect(comments()).toMatchObject([{ fieldId: field.fieldId, text: 'Ghi cả họ và tên' }])
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(input().value).toBe('Thử')
  fireEvent.click(screen.getByRole('button', { name: 'versions.settle' }))
  await screen.findByText('signOff.noneOpen')
})

it('names the field of a remark in the language of the reader', () => {
  const remark = {
    commentId: buildId(1),
    fieldId: field.fieldId,
    text: 'Ghi rõ',
    author: 'Nghĩa',
    at: '2026-11-30T08:00:00Z',
    settledBy: null,
  }
  show(['comment'], [remark], 'en')
  const english = formWords(form, 'en').field(field)
  expect(english).not.toBe(field.title)
  expect(within(screen.getByRole('complementary')).getByText(english)).toBeTruthy()
})

it('verifies the very text that was looked through, after saying what is still open', async () => {
  const open: VersionComment = {
    commentId: buildId(1),
    fieldId: null,
    text: 'Còn thiếu',
    author: 'Nghĩa',
    at: '2026-11-30T08:00:00Z',
    settledBy: null,
  }
  const { acts } = show(['comment', 'verify'], [open])
  fireEvent.click(screen.getByRole('button', { name: 'versions.act.verify' }))
  const dialog = screen.getByRole('dialog')
  expect(within(dialog).getByText('signOff.stillOpen')).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('button', { name: 'versions.act.verify' }))
  await waitFor(() => expect(acts).toEqual([{ kind: 'verify', hash }]))
})

it('offers no pin to who may not remark', () => {
  show([])
  expect(screen.queryByRole('button', { name: /signOff\.pin/ })).toBeNull()
  expect(input()).toBeTruthy()
})
