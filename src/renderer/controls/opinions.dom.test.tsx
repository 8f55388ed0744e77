// @vitest-environment happy-dom
import { act, cleanup, fireEvent } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { showCase } from '#testing/gallery/show-case.tsx'

afterEach(cleanup)

const button = (name: string) =>
  must(
    [...document.querySelectorAll('button')].find((each) => each.getAttribute('aria-label') === name),
    name,
  )
const control = (selector: string) => must(document.querySelector<HTMLInputElement>(`.ph-section ${selector}`), selector)
const status = () => document.querySelector('.ph-ranking [role=status]')?.textContent
const frame = () => act(() => new Promise<void>((done) => requestAnimationFrame(() => done())))

test('an order is made one after the other, told aloud, and the focus stays with what is left', async () => {
  const { instance, text } = showCase('ranking')
  fireEvent.click(button('Xếp “Nước sạch” vào thứ 1'))
  fireEvent.click(button('Xếp “Trạm y tế” vào thứ 2'))
  expect(instance.value('/field')).toEqual(['water', 'clinic'])
  expect(status()).toBe('“Trạm y tế” đứng thứ 2 trên 2.')
  await frame()
  expect(document.activeElement).toBe(button('Xếp “Đường giao thông” vào thứ 3'))
  fireEvent.click(button('Xếp “Đường giao thông” vào thứ 3'))
  expect(text()).toContain('Đã xếp 3/3')
  expect(document.querySelector('.ph-ranking > ul')).toBeNull()
})

test('Alt and an arrow move a line from any of its buttons, and no further than the ends', () => {
  const { instance } = showCase('ranking', { field: ['water', 'road', 'school'] })
  const line = button('Bỏ “Trường học và nhà trẻ” khỏi thứ tự')
  line.focus()
  fireEvent.keyDown(line, { key: 'ArrowUp', altKey: true })
  fireEvent.keyDown(line, { key: 'ArrowUp', altKey: true })
  fireEvent.keyDown(line, { key: 'ArrowUp', altKey: true })
  expect(instance.value('/field')).toEqual(['school', 'water', 'road'])
  fireEvent.keyDown(line, { key: 'ArrowUp' })
  expect(instance.value('/field')).toEqual(['school', 'water', 'road'])
})

test('what is dragged below another takes its place when it is let go, and not before', () => {
  const { instance } = showCase('ranking', { field: ['water', 'road', 'school'] })
  const lines = [...document.querySelectorAll<HTMLElement>('.ph-ranking > ol > li')]
  for (const [at, line] of lines.entries()) line.getBoundingClientRect = () => new DOMRect(0, at * 40, 300, 40)
  const handle = control('.ph-ranking-handle')
  handle.setPointerCapture = () => undefined
  fireEvent.pointerDown(handle, { button: 0, pointerId: 1, clientY: 20 })
  fireEvent.pointerMove(handle, { pointerId: 1, clientY: 70 })
  expect(instance.value('/field')).toEqual(['water', 'road', 'school'])
  fireEvent.pointerUp(handle, { pointerId: 1, clientY: 70 })
  expect(instance.value('/field')).toEqual(['road', 'water', 'school'])
})

test('several pictures are kept in the order of the form, whichever was ticked first', () => {
  const { instance } = showCase('image-choice of several')
  fireEvent.click(control('input[value=thatch]'))
  fireEvent.click(control('input[value=tile]'))
  expect(instance.value('/field')).toEqual(['tile', 'thatch'])
  fireEvent.click(control('input[value=tile]'))
  fireEvent.click(control('input[value=thatch]'))
  expect(instance.value('/field')).toBeUndefined()
})

test('a picture is chosen, and in reading it stands beside its words', () => {
  const { instance } = showCase('image-choice')
  fireEvent.click(control('input[value=flat]'))
  expect(instance.value('/field')).toBe('flat')
  cleanup()
  const { text } = showCase('image-choice', { field: 'flat' }, { read: true })
  expect(text()).toContain('Nhà mái bằng, từ hai tầng')
  expect(control('.ph-pictures-read img').getAttribute('src')).toMatch(/^data:image\/png/)
})

test('each statement of a matrix is a field of its own, named by statement and answer', () => {
  const { instance, handle } = showCase('matrix')
  const answer = control('input[value="3"]')
  const name = (answer.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent)
  expect(name).toEqual(['Công chức lịch sự, hướng dẫn rõ', 'Đồng ý'])
  fireEvent.click(answer)
  expect(instance.values()).toEqual({ field: { polite: '3' } })
  act(() => void handle.showIssues())
  const wrong = [...document.querySelectorAll('.ph-matrix-messages')].map((each) => each.textContent)
  expect(wrong).toHaveLength(1)
  expect(control('tr[data-invalid]').textContent).toContain('Hồ sơ được trả đúng hẹn')
})

test('an answer that may be missing can be taken back', () => {
  const { instance } = showCase('matrix', { field: { polite: '3', prompt: '2', simple: '1' } })
  fireEvent.click(button('Bỏ chọn “Thủ tục đơn giản”'))
  expect(instance.values()).toEqual({ field: { polite: '3', prompt: '2' } })
})
