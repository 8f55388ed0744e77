// @vitest-environment happy-dom
import { act, cleanup, fireEvent } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { showCase } from '#testing/gallery/show-case.tsx'
import { leave, type } from '../testing/render-form.tsx'

const own = Object.getOwnPropertyDescriptor(navigator, 'mediaDevices')
/** What the browser answers when it is asked for camera or microphone. */
function devices(error: string | null): void {
  const value = error === null ? undefined : { getUserMedia: async () => Promise.reject(new DOMException('', error)) }
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value })
}
afterEach(() => {
  cleanup()
  if (own === undefined) Reflect.deleteProperty(navigator, 'mediaDevices')
  else Object.defineProperty(navigator, 'mediaDevices', own)
})

const button = (text: string) =>
  must(
    [...document.querySelectorAll('button')].find((each) => each.textContent === text),
    text,
  )
/** Until the part that is loaded on demand is there, and has asked. */
async function until(text: string): Promise<void> {
  for (let turn = 0; turn < 200 && document.body.textContent?.includes(text) !== true; turn++)
    await act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)))
}

test('a reader types like a keyboard, and its Enter sends nothing: it goes to the next field', () => {
  const { input, instance } = showCase('barcode')
  type(input('Mã vạch'), '8936012345674')
  fireEvent.keyDown(input('Mã vạch'), { key: 'Enter' })
  expect(instance.value('/field')).toBe('8936012345674')
  expect(document.activeElement).toBe(input('Ghi chú'))
})

test('a wrong check digit is told when the field is left', () => {
  const { input, text } = showCase('barcode')
  type(input('Mã vạch'), '8936012345675')
  leave(input('Mã vạch'))
  expect(text()).toContain('Mã vạch sai số kiểm tra')
})

test.each([
  [null, 'Máy này không có máy ảnh dùng được.'],
  ['NotFoundError', 'Máy này không có máy ảnh dùng được.'],
  ['NotAllowedError', 'Trình duyệt không cho dùng máy ảnh.'],
  ['NotReadableError', 'Chưa mở được máy ảnh.'],
])('a camera that answers %s is told as such, and the dialog closes', async (error, words) => {
  devices(error)
  showCase('barcode')
  fireEvent.click(button('Quét'))
  await until(words)
  expect(document.querySelector('dialog')?.textContent).toContain(words)
  fireEvent.click(button('Thôi quét'))
  expect(document.querySelector('dialog')).toBeNull()
})

test.each([
  ['NotFoundError', 'Máy này không có micrô dùng được.'],
  ['NotAllowedError', 'Trình duyệt không cho dùng micrô.'],
])('a microphone that answers %s is told as such', async (error, words) => {
  devices(error)
  // Not every engine has a recorder.
  const recorder = Object.getOwnPropertyDescriptor(globalThis, 'MediaRecorder')
  Object.defineProperty(globalThis, 'MediaRecorder', { configurable: true, value: class {} })
  showCase('audio', {}, { files: true })
  fireEvent.click(button('Ghi âm'))
  await until(words)
  expect(document.body.textContent).toContain(words)
  if (recorder === undefined) Reflect.deleteProperty(globalThis, 'MediaRecorder')
  else Object.defineProperty(globalThis, 'MediaRecorder', recorder)
})

/** A recorder that gives what it was told to when it is stopped. */
class Recorder extends EventTarget {
  static readonly isTypeSupported = (type: string) => type === 'audio/webm'
  state = 'inactive'
  mimeType = 'audio/webm'
  ondataavailable: ((event: { readonly data: Blob }) => void) | null = null
  onstop: (() => void) | null = null
  start() {
    this.state = 'recording'
  }
  stop() {
    this.state = 'inactive'
    this.ondataavailable?.({ data: new Blob(['sound']) })
    this.onstop?.()
  }
}

test('a recording that runs keeps its field in the document and the form on the device until it is stopped or left', async () => {
  const stream = { getTracks: () => [], getAudioTracks: () => [] }
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia: async () => stream } })
  const given = ['MediaRecorder', 'AudioContext'] as const
  const before = given.map((name) => Object.getOwnPropertyDescriptor(globalThis, name))
  Object.defineProperty(globalThis, 'MediaRecorder', { configurable: true, value: Recorder })
  const { handle } = showCase('audio', {}, { files: true })
  const kept = () => document.querySelector('.ph-record[data-keep]') !== null
  expect(kept()).toBe(false)
  fireEvent.click(button('Ghi âm'))
  await until('Dừng và giữ')
  expect([kept(), handle.blocking().map(({ code }) => code)]).toEqual([true, ['file.text']])
  fireEvent.click(button('Bỏ bản đang ghi'))
  await until('Ghi âm')
  expect([kept(), handle.blocking().some(({ code }) => code === 'file.text')]).toEqual([false, false])
  for (const [at, name] of given.entries()) {
    const own = before[at]
    if (own === undefined) Reflect.deleteProperty(globalThis, name)
    else Object.defineProperty(globalThis, name, own)
  }
})
