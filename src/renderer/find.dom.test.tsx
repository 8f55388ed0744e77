// @vitest-environment happy-dom
import { act, cleanup, fireEvent } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { renderForm } from './testing/render-form.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  cleanup()
})

const ask = () => fireEvent.keyDown(document.body, { key: 'f', ctrlKey: true })
const bar = () => document.querySelector('.ph-find')
const input = () => must(bar()?.querySelector('input'), 'the search')
const hit = () => bar()?.querySelector('[role=status]')?.textContent ?? ''
const found = () => document.querySelector('[data-found] .ph-label')?.textContent ?? ''
async function search(text: string) {
  fireEvent.change(input(), { target: { value: text } })
  await act(async () => vi.advanceTimersByTime(300))
}

test('Ctrl+F finds a field by its name without diacritics, marks it, and Escape goes there', async () => {
  renderForm()
  ask()
  expect(document.activeElement).toBe(input())
  await search('ho va ten')
  expect(hit()).toMatch(/^1\/1 /)
  expect(found()).toContain('Họ và tên')
  fireEvent.keyDown(input(), { key: 'Escape' })
  expect(bar()).toBeNull()
  expect(document.activeElement?.closest('.ph-field')?.textContent).toContain('Họ và tên')
  expect(document.querySelector('[data-found]')).toBeNull()
})

test('what was typed is found as well, also after it has changed', async () => {
  const { input: field } = renderForm()
  fireEvent.change(field('Họ và tên'), { target: { value: 'Quán Bà Tám' } })
  await act(async () => vi.advanceTimersByTime(300))
  ask()
  await search('ba tam')
  expect(hit()).toMatch(/^1\/1 /)
  fireEvent.change(field('Họ và tên'), { target: { value: 'Quán Chín' } })
  await act(async () => vi.advanceTimersByTime(300))
  expect(hit()).toContain('Không thấy')
})

test('Enter goes from place to place and round again, Shift back', async () => {
  renderForm()
  ask()
  await search('n')
  const count = Number(/\/(\d+)/.exec(hit())?.[1])
  expect(count).toBeGreaterThan(1)
  fireEvent.keyDown(input(), { key: 'Enter' })
  expect(hit()).toMatch(/^2\//)
  fireEvent.keyDown(input(), { key: 'Enter', shiftKey: true })
  fireEvent.keyDown(input(), { key: 'Enter', shiftKey: true })
  expect(hit().startsWith(`${count}/${count}`)).toBe(true)
})

test('a second Ctrl+F from inside is the browser’s', () => {
  renderForm()
  ask()
  expect(fireEvent.keyDown(input(), { key: 'f', ctrlKey: true })).toBe(true)
})

test('what is typed in the form while the bar is open moves nothing, and the next step goes on from there', async () => {
  const { input: field } = renderForm()
  ask()
  await search('ngay sinh')
  expect([hit(), found()]).toEqual([expect.stringMatching(/^1\/1 /), expect.stringContaining('Ngày sinh')])
  fireEvent.change(field('Họ và tên'), { target: { value: 'ngay sinh' } })
  await act(async () => vi.advanceTimersByTime(300))
  expect([hit(), found()]).toEqual([expect.stringMatching(/^2\/2 /), expect.stringContaining('Ngày sinh')])
  await act(async () => void fireEvent.keyDown(input(), { key: 'Enter' }))
  expect([hit(), found()]).toEqual([expect.stringMatching(/^1\/2 /), expect.stringContaining('Họ và tên')])
  fireEvent.change(field('Họ và tên'), { target: { value: 'An' } })
  await act(async () => vi.advanceTimersByTime(300))
  await act(async () => void fireEvent.keyDown(input(), { key: 'Enter' }))
  expect([hit(), found()]).toEqual([expect.stringMatching(/^1\/1 /), expect.stringContaining('Ngày sinh')])
})
