// @vitest-environment happy-dom
import { act, cleanup, fireEvent } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createInstance } from '#core/form/instance.ts'
import { must } from '#core/lib/assert.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { FormViewProps } from './form-view-props.ts'
import { harbourContext, harbourForm } from './testing/harbour-form.ts'
import { leave, renderForm, rowId, type } from './testing/render-form.tsx'

afterEach(cleanup)

const twoTrips: JsonObject = {
  boat: 'HP-90123-TS',
  trips: [
    {
      _row: rowId(1),
      port: 'Ngọc Hải',
      hauls: [
        { _row: rowId(2), fish: 'Cá nục', weight: 300 },
        { _row: rowId(3), fish: 'Mực ống', weight: 45 },
      ],
    },
    { _row: rowId(4), port: 'Bạch Long Vĩ', hauls: [{ _row: rowId(5), fish: 'Cá thu', weight: 20 }] },
  ],
}

const harbour = (values: JsonObject = twoTrips, props: Partial<FormViewProps> = {}) =>
  renderForm({}, { instance: createInstance(harbourForm(), values, harbourContext()), formContext: harbourContext(), ...props })

const button = (name: string): HTMLElement =>
  must(
    [...document.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').startsWith(name)),
    `a button ${name}`,
  )
const card = (digit: number) => must(document.querySelector<HTMLElement>(`[data-row="${rowId(digit)}"]`), `row ${digit}`)
const headings = () => [...document.querySelectorAll('.ph-repeat-row > header')].map((header) => header.textContent)
const firstInput = (digit: number) => must(card(digit).querySelector('input'), 'an input')
const focusedRow = () => document.activeElement?.closest('[data-row]')?.getAttribute('data-row')

test('rows inside rows are named after the rows around them, and renamed when those move', () => {
  harbour()
  expect(headings()).toEqual(['Chuyến 1', 'Chuyến 1 · Mẻ 1', 'Chuyến 1 · Mẻ 2', 'Chuyến 2', 'Chuyến 2 · Mẻ 1'])
  fireEvent.keyDown(firstInput(4), { key: 'ArrowUp', altKey: true })
  expect(headings()).toEqual(['Chuyến 1', 'Chuyến 1 · Mẻ 1', 'Chuyến 2', 'Chuyến 2 · Mẻ 1', 'Chuyến 2 · Mẻ 2'])
  expect(card(5).getAttribute('aria-label')).toBe('Chuyến 1 · Mẻ 1')
})

test('Alt and an arrow move the row that one is in, at either level, and never the one around it', () => {
  const { instance } = harbour()
  const hauls = `/trips/@${rowId(1)}/hauls`
  firstInput(3).focus()
  fireEvent.keyDown(firstInput(3), { key: 'ArrowUp', altKey: true })
  expect(instance.rows(hauls)).toEqual([rowId(3), rowId(2)])
  fireEvent.keyDown(firstInput(3), { key: 'ArrowUp', altKey: true })
  expect(instance.rows('/trips')).toEqual([rowId(1), rowId(4)])
  expect(instance.rows(hauls)).toEqual([rowId(3), rowId(2)])
})

test('rows are added, removed and brought back at either level, and the focus stays near', async () => {
  const { instance } = harbour()
  const hauls = `/trips/@${rowId(4)}/hauls`
  fireEvent.click(must(card(4).querySelector('.ph-repeat-add'), 'the button that adds'))
  const added = must(instance.rows(hauls)[1], 'the added row')
  expect(focusedRow()).toBe(added)

  fireEvent.click(button('Xóa Chuyến 2 · Mẻ 1'))
  expect(instance.rows(hauls)).toEqual([added])
  expect(focusedRow()).toBe(added)
  expect(document.querySelector('.ph-repeat-undo')?.textContent).toContain('Đã xóa Chuyến 2 · Mẻ 1.')
  fireEvent.click(button('Hoàn tác'))
  expect(instance.rows(hauls)).toEqual([rowId(5), added])
  expect(focusedRow()).toBe(rowId(5))

  fireEvent.click(button('Xóa Chuyến 1'))
  expect(instance.rows('/trips')).toEqual([rowId(4)])
  fireEvent.click(button('Hoàn tác'))
  expect(firstInput(3).value).toBe('Mực ống')
  expect(headings()[1]).toBe('Chuyến 1 · Mẻ 1')
  await act(async () => {})
})

test('sums over rows inside rows follow each key', () => {
  const { text } = harbour()
  const weight = must(card(3).querySelectorAll('input')[1], 'the weight')
  expect(text()).toContain('345 Tự tính')
  expect(text()).toContain('365 Tự tính')
  type(weight, '0')
  expect(text()).toContain('750 Tự tính')
  expect(text()).toContain('770 Tự tính')
  fireEvent.click(button('Xóa Chuyến 1 · Mẻ 2'))
  expect(text()).toContain('320 Tự tính')
})

test('a row begins with the defaults of its fields', () => {
  const { instance } = harbour({ trips: [{ _row: rowId(9), port: 'Ngọc Hải' }] })
  fireEvent.click(must(card(9).querySelector('.ph-repeat-add'), 'the button that adds'))
  expect(instance.value(`/trips/@${rowId(9)}/hauls`)).toEqual([{ _row: rowId(1), weight: 10 }])
  expect(must(card(1).querySelectorAll('input')[1], 'the weight').value).toBe('10')
  expect(instance.value('/total')).toBe(10)
})

test('the summary names the rows around a field, leads into it, and the section tells', () => {
  const { handle } = harbour({ trips: [{ _row: rowId(1), port: 'Ngọc Hải', hauls: [{ _row: rowId(2), weight: 5 }] }] })
  act(() => void handle.showIssues())
  expect(document.querySelector('.ph-summary li')?.textContent).toContain('Chuyến 1 · Mẻ 1 › Loài: Mục này bắt buộc')
  expect(document.querySelector('.ph-toc-error')?.textContent).toContain('Chuyến biển')
  fireEvent.click(button('Chuyến 1 · Mẻ 1 › Loài'))
  expect(document.activeElement).toBe(firstInput(2))
  type(firstInput(2), 'Cá nục')
  leave(firstInput(2))
  expect(handle.blocking()).toEqual([])
})

test('reading names the rows, marks what changed inside them, and shows remarks where they belong', () => {
  const weight = `/trips/@${rowId(1)}/hauls/@${rowId(3)}/weight`
  const { text } = harbour(twoTrips, {
    mode: 'read',
    changed: [weight],
    before: { trips: [{ _row: rowId(1), hauls: [{ _row: rowId(3), weight: 40 }] }] },
    comments: [
      { path: `/trips/@${rowId(4)}/hauls/@${rowId(5)}`, text: 'Mẻ này trùng', author: 'Hòa', at: '2026-11-20T00:00:00Z' },
      { path: `/trips/@${rowId(4)}/hauls/@${rowId(8)}/fish`, text: 'Sai tên', author: 'Hòa', at: '2026-11-20T00:00:00Z' },
    ],
  })
  expect(text()).toContain('Chuyến 1 · Mẻ 2')
  expect(document.querySelector('.ph-read-changed')?.textContent).toContain('Trước đó: 40')
  expect(document.querySelectorAll('.ph-comment')[1]?.closest('.ph-read-row')?.querySelector('h6')?.textContent).toBe('Chuyến 2 · Mẻ 1')
  expect(text()).toContain('Nhận xét về một dòng đã xóaSai tên')
})

test('the button at a field and the label of a remark say which row it is in', () => {
  const asked: string[] = []
  harbour(twoTrips, { mode: 'read', fieldAction: (_, label) => <i>{(asked.push(label), label)}</i> })
  expect(asked).toContain('Chuyến 1 · Mẻ 2 · Loài')
  expect(asked).toContain('Tên tàu')
})
