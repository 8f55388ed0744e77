// @vitest-environment happy-dom
import { cleanup, fireEvent } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { showCase } from '#testing/gallery/show-case.tsx'
import { leave, type } from '../testing/render-form.tsx'

afterEach(cleanup)

const range = () => must(document.querySelector<HTMLInputElement>('input[type=range]'), 'the range')
const star = (mark: number) => must(document.querySelector<HTMLInputElement>(`.ph-star input[value="${mark}"]`), 'the star')

test('a short time is told back while typed, and written out only when the field is left', () => {
  const { input, instance, text } = showCase('time')
  const field = input('Giờ mở cửa')
  type(field, '73\b30')
  expect(field.value).toBe('730')
  expect(text()).toContain('= 07:30')
  leave(field)
  expect(field.value).toBe('07:30')
  expect(instance.value('/field')).toBe('07:30')
})

test('a moment is stored with the country’s offset and shown as the clock has it', () => {
  const { input, instance } = showCase('date-time')
  const field = input('Thời điểm')
  type(field, '5/11/2026 23h10')
  leave(field)
  expect(instance.value('/field')).toBe('2026-11-05T23:10:00+07:00')
  expect(field.value).toBe('05/11/2026 23:10')
})

test('a slider has no value until somebody pulls, presses or types', () => {
  const { input, instance } = showCase('slider')
  expect(range().getAttribute('aria-valuetext')).toBe('Chưa chọn')
  fireEvent.pointerUp(range())
  expect(instance.value('/field')).toBe(0)
  fireEvent.change(range(), { target: { value: '65' } })
  expect(instance.value('/field')).toBe(65)
  expect(input('Tiến độ').value).toBe('65')
})

test('a number typed exactly moves the handle, and a wrong one is told', () => {
  const { input, instance, text } = showCase('slider')
  type(input('Tiến độ'), '35')
  expect(range().value).toBe('35')
  type(input('Tiến độ'), '\b\b63')
  leave(input('Tiến độ'))
  expect(instance.value('/field')).toBe(63)
  expect(text()).toContain('Hãy nhập số chia hết cho 5.')
})

test('a mark is given by a star, and taken back', () => {
  const { instance } = showCase('rating')
  fireEvent.click(star(4))
  expect(instance.value('/field')).toBe(4)
  expect(document.querySelectorAll('.ph-star[data-on]')).toHaveLength(4)
  fireEvent.click(must(document.querySelector<HTMLButtonElement>('.ph-radios > button'), 'the way back'))
  expect(instance.value('/field')).toBeUndefined()
  expect(document.activeElement).toBe(star(1))
})

test('an address is a link that tells the other side nothing', () => {
  showCase('url', { field: 'https://haiphong.gov.vn/a' }, { read: true })
  const link = must(document.querySelector('.ph-read a'), 'the link')
  expect([link.getAttribute('href'), link.getAttribute('rel')]).toEqual(['https://haiphong.gov.vn/a', 'noopener noreferrer'])
})

test('what only looks like an address never becomes a link', () => {
  const { text } = showCase('url', { field: 'javascript:alert(1)' }, { read: true })
  expect(document.querySelector('.ph-read a')).toBeNull()
  expect(text()).toContain('javascript:alert(1)')
})

test('a note keeps its paragraphs and lines, and takes no part in the record', () => {
  const { instance } = showCase('note')
  const paragraphs = [...document.querySelectorAll('.ph-note > p')].map((each) => each.textContent)
  expect(paragraphs).toEqual([
    'Lời cam đoan',
    'Tôi cam đoan các thông tin trên là đúng sự thật.\nNếu sai, tôi chịu trách nhiệm trước pháp luật.',
    'Theo Điều 16 Luật Hộ tịch.',
  ])
  expect(instance.values()).toEqual({})
})
