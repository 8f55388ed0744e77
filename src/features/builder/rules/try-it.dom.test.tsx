// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import { createI18n } from '#app/i18n/i18n.ts'
import { codeListsOf } from '#core/form/code-lists.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { TrialContext, type TrialGround } from './trial-context.ts'
import { TryIt } from './try-it.tsx'

afterEach(cleanup)

const definition = smallDefinition({
  schema: smallSchema({ total: { title: 'Tổng', type: 'integer', 'x-phieu': { id: 'total000', type: 'integer' } } }),
})
const ground: TrialGround = {
  context: { asOf: '2026-11-20', lists: codeListsOf([], '2026-11-20'), demo: true, previous: null },
  samples: [{ id: 's1', title: 'Mẫu một', values: { total: 7 } }],
}

async function show(text: string) {
  const i18n = await createI18n('vi')
  render(
    <I18nextProvider i18n={i18n}>
      <TrialContext value={ground}>
        <TryIt definition={definition} at="/total" text={text} />
      </TrialContext>
    </I18nextProvider>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Thử với dữ liệu' }))
}
const outcome = () => screen.getByRole('status').textContent

it('tells what an expression comes to, for what is typed and for a sample', async () => {
  await show('total > 5')
  expect(outcome()).toBe('Kết quả: chưa xét, vì còn thiếu giá trị')
  fireEvent.change(screen.getByLabelText('Tổng'), { target: { value: '3' } })
  expect(outcome()).toBe('Kết quả: sai')
  fireEvent.change(screen.getByLabelText('Lấy giá trị từ mẫu'), { target: { value: 's1' } })
  expect(screen.getByLabelText<HTMLInputElement>('Tổng').value).toBe('7')
  expect(outcome()).toBe('Kết quả: đúng')
})

it('says what it cannot read, and goes on with what stood there', async () => {
  await show('total * 2')
  fireEvent.change(screen.getByLabelText('Lấy giá trị từ mẫu'), { target: { value: 's1' } })
  fireEvent.change(screen.getByLabelText('Tổng'), { target: { value: 'bảy' } })
  expect(screen.getByText('Chưa đọc được giá trị này. Sửa lại để thử.')).toBeDefined()
  expect(outcome()).toBe('Kết quả: 14')
})

it('tells where a text is wrong', async () => {
  await show('total > "x"')
  expect(outcome()).toMatch(/^Ký tự \d+: Biểu thức dùng sai kiểu/)
})
