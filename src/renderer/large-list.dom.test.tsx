// @vitest-environment happy-dom
import { act, cleanup, fireEvent } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { codeListsOf } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import type { FormContext } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { villageForm } from '#core/form/testing/village-form.ts'
import { villageList } from '#core/form/testing/village-list.ts'
import { must } from '#core/lib/assert.ts'
import { valueOf } from '#testing/device.ts'
import { renderForm } from './testing/render-form.tsx'

afterEach(cleanup)

const communes = Array.from({ length: 90 }, (_, at) => ({
  code: `c${at}`,
  name: `Xã ${at}`,
  columns: { province: at < 60 ? '31' : '01' },
}))
const list = (key: string, items: readonly { code: string; name: string }[]) => ({
  ...villageList([], 0),
  key,
  items: [...items],
})
const provinces = [
  { code: '31', name: 'Thành phố Hải Phòng' },
  ...['01', '04', '08', '11', '12'].map((code) => ({ code, name: `Tỉnh ${code}` })),
]
// 3,000 villages: beyond what is handed out at once, 33 in each commune.
const lists = codeListsOf([list('provinces', provinces), list('communes', communes), villageList(communes, 3000)], '2026-11-20')
const context: FormContext = { asOf: '2026-11-20', lists, demo: true, previous: null }

const village = (values = {}) => {
  const form = valueOf(compileForm(valueOf(parseFormDefinition(villageForm()))))
  return renderForm({}, { instance: createInstance(form, values, context), formContext: context })
}
const options = () => [...document.querySelectorAll('[role=option]')].map((option) => option.textContent)
const settled = () => act(async () => new Promise((resolve) => setTimeout(resolve)))

test('a code among thousands is searched by name, shown with its code, and chosen by the keyboard', async () => {
  const { input, instance } = village()
  const anywhere = input('Thôn bất kỳ')
  fireEvent.click(anywhere)
  await settled()
  expect(options()).toHaveLength(50)
  fireEvent.input(anywhere, { target: { value: 'cam giang 63' } })
  await settled()
  expect(options()[0]).toBe('Tổ dân phố Cẩm Giang 63V000189')
  fireEvent.keyDown(anywhere, { key: 'Enter' })
  expect(instance.value('/anywhere')).toBe('V000189')
  expect(anywhere.value).toBe('Tổ dân phố Cẩm Giang 63')
})

test('several codes among thousands are added one by one, none twice', async () => {
  const { instance } = village({ several: ['V000189'] })
  const several = must(document.querySelector('input[aria-label="Các thôn"]'), 'the combobox that adds')
  fireEvent.input(several, { target: { value: 'V000189' } })
  await settled()
  expect(options()).toEqual([])
  fireEvent.input(several, { target: { value: 'V000190' } })
  await settled()
  fireEvent.keyDown(several, { key: 'Enter' })
  expect(instance.value('/several')).toEqual(['V000189', 'V000190'])
})

test('of three levels each waits for the one above, says so in its list too, and has only what belongs to it', () => {
  const { input, instance } = village()
  fireEvent.click(input('Thôn, tổ dân phố'))
  expect(document.querySelector('.ph-combobox-none')?.textContent).toBe('Chọn “Xã, phường” trước')
  const choose = (label: string, text: string) => {
    fireEvent.input(input(label), { target: { value: text } })
    fireEvent.keyDown(input(label), { key: 'Enter' })
  }
  choose('Tỉnh, thành phố', 'hai phong')
  choose('Xã, phường', 'xa 7')
  fireEvent.click(input('Thôn, tổ dân phố'))
  expect(options()).toHaveLength(33)
  choose('Thôn, tổ dân phố', 'V00025')
  expect(instance.values()).toEqual({ province: '31', commune: 'c7', village: 'V000250' })
  choose('Xã, phường', 'xa 8')
  expect(input('Thôn, tổ dân phố').getAttribute('aria-invalid')).toBe('true')
})
