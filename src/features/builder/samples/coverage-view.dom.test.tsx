// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import { createI18n } from '#app/i18n/i18n.ts'
import { codeListsOf } from '#core/form/code-lists.ts'
import type { FormContext } from '#core/form/compiled-form.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import type { AuthoredSample } from '#storage/authored-sample.ts'
import type { Goal } from '../goal.ts'
import type { Editor } from '../use-editor.ts'
import { CoverageView } from './coverage-view.tsx'

afterEach(cleanup)

const context: FormContext = { asOf: '2026-11-20', lists: codeListsOf([], '2026-11-20'), demo: false, previous: null }
const definition = smallDefinition({
  schema: smallSchema({
    kind: {
      title: 'Loại',
      type: 'string',
      oneOf: [
        { const: 'a', title: 'Loại A' },
        { const: 'b', title: 'Loại B' },
      ],
      'x-phieu': { id: 'kind0000', type: 'choice' },
    },
  }),
  uiSchema: {},
  rules: [{ id: 'past0000', check: 'day <= today()', at: '/day', severity: 'block', message: 'Ngày không được ở sau hôm nay.' }],
})
const sample: AuthoredSample = { id: 's1', title: 'Mẫu một', values: { name: 'Mẫu', kind: 'a' }, reasons: [] }

function Screen({ first, onGo }: { readonly first: readonly AuthoredSample[]; readonly onGo: (goal: Goal) => void }) {
  const [list, setList] = useState(first)
  const samples = {
    list,
    isUnkept: false,
    add: (more: readonly Omit<AuthoredSample, 'id'>[]) => {
      setList((before) => [...before, ...more.map((each, at) => ({ ...each, id: `${before.length + at}` }))])
      return []
    },
    remove: (id: string) => setList((before) => before.filter((each) => each.id !== id)),
  }
  return <CoverageView editor={{ definition } as Editor} context={context} samples={samples} onGo={onGo} /> // of an editor the view looks at the document
}

async function show(first: readonly AuthoredSample[]) {
  const gone: Goal[] = []
  const i18n = await createI18n('vi')
  render(
    <I18nextProvider i18n={i18n}>
      <Screen first={first} onGo={(goal) => gone.push(goal)} />
    </I18nextProvider>,
  )
  return gone
}

it('lists what no sample reaches, and leads to it', async () => {
  const gone = await show([sample])
  expect(screen.queryByText('“Loại”: Loại A')).toBeNull()
  fireEvent.click(screen.getByText('“Loại”: Loại B'))
  fireEvent.click(screen.getByText('Không đạt: Ngày không được ở sau hôm nay.'))
  expect(gone).toEqual([
    { view: 'design', fields: ['kind0000'], section: null },
    { view: 'rules', fields: [], section: null },
  ])
  fireEvent.click(screen.getByLabelText('Chỉ hiện chỗ còn thiếu'))
  expect(screen.getByText('“Loại”: Loại A')).toBeDefined()
})

it('makes a sample for one place, then for all that is left, a failing check among them', async () => {
  await show([])
  fireEvent.click(screen.getByRole('button', { name: 'Tạo mẫu cho: “Loại”: Loại B' }))
  await waitFor(() => expect(screen.getByText('Các mẫu (1)')).toBeDefined())
  expect(screen.queryByText('“Loại”: Loại B', { selector: '.bd-coverage-goal' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Tạo mẫu cho mọi chỗ còn thiếu' }))
  await waitFor(() => expect(screen.getByText('Các mẫu đã đi qua mọi chỗ của biểu mẫu')).toBeDefined())
  // Exactly the one in which the check has to fail could not be sent.
  expect(screen.getAllByText('1 chỗ không đạt')).toHaveLength(1)
})

it('takes a sample away', async () => {
  await show([sample])
  fireEvent.click(screen.getByRole('button', { name: 'Xoá mẫu “Mẫu một”' }))
  expect(screen.getByText('Các mẫu (0)')).toBeDefined()
})
