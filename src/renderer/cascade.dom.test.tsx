// @vitest-environment happy-dom
import { cleanup, fireEvent } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createInstance } from '#core/form/instance.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { FormViewProps } from './form-view-props.ts'
import { harbourContext, harbourForm } from './testing/harbour-form.ts'
import { leave, renderForm } from './testing/render-form.tsx'

afterEach(cleanup)

const placed: JsonObject = { boat: 'HP-90123-TS', area: 'a', ward: 'a1', street: 'a11' }
const harbour = (values: JsonObject, props: Partial<FormViewProps> = {}) =>
  renderForm({}, { instance: createInstance(harbourForm(), values, harbourContext()), formContext: harbourContext(), ...props })
const choose = (input: HTMLInputElement, words: string) => {
  fireEvent.input(input, { target: { value: words } })
  leave(input)
}
const isWrong = (input: HTMLInputElement) => input.getAttribute('aria-invalid') === 'true'

test('each list waits for the one above, and offers what belongs to it', () => {
  const { input, instance } = harbour({})
  expect(input('Phường').placeholder).toBe('Chọn “Khu vực” trước')
  expect(input('Phố').placeholder).toBe('Chọn “Phường” trước')
  choose(input('Khu vực'), 'do son')
  fireEvent.click(input('Phường'))
  expect([...document.querySelectorAll('[role=option]')].map((option) => option.textContent)).toEqual(['Phường Hợp Đức'])
  fireEvent.keyDown(input('Phường'), { key: 'ArrowDown' })
  fireEvent.keyDown(input('Phường'), { key: 'Enter' })
  choose(input('Phố'), 'b11')
  expect(instance.values()).toEqual({ area: 'b', ward: 'b1', street: 'b11' })
})

test('another choice above flags what hangs on it at once, by its name, level after level; the former choice heals it', () => {
  const { input, instance, text } = harbour(placed)
  choose(input('Khu vực'), 'Đồ Sơn')
  expect(isWrong(input('Phường'))).toBe(true)
  expect(input('Phường').value).toBe('Phường Bạch Đằng')
  expect(text()).toContain('Mục này không thuộc lựa chọn ở trên. Hãy chọn lại, hoặc đổi lựa chọn ở trên về như cũ.')
  expect(isWrong(input('Phố'))).toBe(false)

  choose(input('Khu vực'), 'Thủy Nguyên')
  expect(isWrong(input('Phường'))).toBe(false)

  choose(input('Khu vực'), 'Đồ Sơn')
  choose(input('Phường'), 'hop duc')
  expect(isWrong(input('Phường'))).toBe(false)
  expect(isWrong(input('Phố'))).toBe(true)
  expect(input('Phố').value).toBe('Phố Lê Lợi')
  expect(instance.value('/street')).toBe('a11')
})

test('a condition brings a field in with its default, in a new record only', () => {
  const fresh = harbour({}, { isNew: true })
  fireEvent.click(fresh.input('Có'))
  expect(fresh.input('Nhiên liệu').value).toBe('Dầu DO')
  expect(fresh.changes).toEqual(['/fuel', '/motor'])
  const old = harbour(placed)
  fireEvent.click(old.input('Có'))
  expect(old.input('Nhiên liệu').value).toBe('')
})
