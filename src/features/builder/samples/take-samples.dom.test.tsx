// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import { createI18n } from '#app/i18n/i18n.ts'
import { codeListsOf } from '#core/form/code-lists.ts'
import { compiled } from '#core/form/testing/compiled.ts'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import type { AuthoredSample } from '#storage/authored-sample.ts'
import { FormSamplesContext, type FormSamples } from './form-samples.ts'
import { TakeSamples } from './take-samples.tsx'

afterEach(cleanup)

const form = compiled(smallDefinition())
const context = { asOf: '2026-11-20', lists: codeListsOf([], '2026-11-20'), demo: true, previous: null }

function Screen() {
  const [list, setList] = useState<readonly AuthoredSample[]>([])
  const samples = {
    list,
    isUnkept: false,
    add: (more: readonly Omit<AuthoredSample, 'id'>[]) => {
      setList((before) => [...before, ...more.map((each, at) => ({ ...each, id: `${before.length + at}` }))])
      return []
    },
    remove: () => undefined,
  }
  return (
    <>
      <TakeSamples form={form} context={context} samples={samples} />
      <ul>
        {list.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
    </>
  )
}

async function show(all: FormSamples) {
  render(
    <I18nextProvider i18n={await createI18n('vi')}>
      <FormSamplesContext value={all}>
        <Screen />
      </FormSamplesContext>
    </I18nextProvider>,
  )
}
const take = () => fireEvent.click(screen.getByRole('button', { name: 'Lấy mẫu có sẵn của biểu mẫu' }))

it('takes the samples that come along with a form, once, the wrong ones told from the right ones', async () => {
  const found = [
    { values: { name: 'Chợ Sắt' }, reasons: [], isValid: true },
    { values: { name: 'Chợ Ga' }, reasons: [], isValid: false },
  ]
  await show({ [form.definition.key]: () => Promise.resolve(found) })
  take()
  expect(await screen.findByText('Đã thêm 2 mẫu; chọn ở ô Phiếu.')).toBeDefined()
  expect(screen.getAllByRole('listitem').map((each) => each.textContent)).toEqual(['Mẫu đúng 1: Chợ Sắt', 'Mẫu sai 2: Chợ Ga'])
  take()
  expect(await screen.findByText('Các mẫu có sẵn đã ở đây cả rồi.')).toBeDefined()
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
})

it('says so when they cannot be had now, and offers nothing for a form that has none', async () => {
  await show({ [form.definition.key]: () => Promise.reject(new Error('no network')) })
  take()
  expect(await screen.findByText('Chưa tải được các mẫu. Kiểm tra mạng rồi bấm lại.')).toBeDefined()
  cleanup()
  await show({})
  expect(screen.queryByRole('button')).toBeNull()
})
