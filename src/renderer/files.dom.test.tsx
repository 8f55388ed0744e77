// @vitest-environment happy-dom
import { act, fireEvent, waitFor } from '@testing-library/react'
import { compileForm } from '#core/form/compile.ts'
import { createInstance } from '#core/form/instance.ts'
import { must } from '#core/lib/assert.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { buildBytes } from '#testing/file-sample.ts'
import { galleryContext } from '#testing/gallery/gallery-context.ts'
import { fileCases } from '#testing/gallery/file-cases.ts'
import { galleryForm } from '#testing/gallery/gallery-form.ts'
import { paperForm } from '#testing/paper-form.ts'
import { afterEach, expect, test, vi } from 'vitest'
import type { FileStore } from './file-store.ts'
import { memoryFiles } from './testing/memory-files.ts'
import { renderForm } from './testing/render-form.tsx'

const [paper, photo] = fileCases
afterEach(() => vi.unstubAllGlobals())

function show(field: 'file' | 'photo', { value, files = memoryFiles(), mode = 'edit', raw = {} }: ShowOptions = {}) {
  const form = galleryForm(must(field === 'file' ? paper : photo, 'a case'), 'empty')
  const values: JsonObject = value === undefined ? {} : { field: value }
  const instance = createInstance(form, values, galleryContext)
  const shown = renderForm(values, { instance, formContext: galleryContext, files, mode, initialRaw: raw })
  const box = () => must(document.querySelector<HTMLElement>('.ph-file-picker'), 'the field')
  return {
    ...shown,
    box,
    button: (name: string) =>
      must(
        [...document.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent) === name),
        `a button ${name}`,
      ),
    pick: (file: File) => fireEvent.change(must(document.querySelector('input[type=file]'), 'the input'), { target: { files: [file] } }),
    value: () => instance.value('/field'),
  }
}
interface ShowOptions {
  readonly value?: JsonObject
  readonly files?: FileStore
  readonly mode?: 'edit' | 'read'
  readonly raw?: Record<string, string>
}

const pdf = (size = 300, name = 'giấy.pdf') => new File([buildBytes(size)], name, { type: 'application/pdf' })
const png = () => new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2)], 'anh.pdf', { type: 'application/pdf' })
const held = { sha256: 'a1'.repeat(32), size: 1_234_567, type: 'application/pdf', name: 'cũ.pdf' }

test('a picked file is kept first and named then; kinds and size stand there before', async () => {
  const form = show('file')
  expect(form.text()).toContain('PDF; tối đa 5 MB.')
  form.pick(pdf())
  expect(form.value(), 'not named before it is kept').toBeUndefined()
  await waitFor(() => expect(form.value()).toMatchObject({ name: 'giấy.pdf', size: 300, type: 'application/pdf' }))
  expect(form.text()).toContain('giấy.pdf')
  expect(form.handle.blocking()).toEqual([])
})

test('after a file was picked the focus is still in the field', async () => {
  const form = show('file')
  act(() => form.button('Chọn tệp').focus())
  form.pick(pdf())
  await waitFor(() => expect(form.value()).toBeDefined())
  expect(document.activeElement).toBe(form.button('Chọn tệp khác'))
})

test('while a file is being kept the form cannot be sent, and a killed tab leaves its name behind', async () => {
  let finish = (): void => undefined
  const memory = memoryFiles()
  const slow = new Promise<void>((resolve) => (finish = resolve))
  const form = show('file', { files: { ...memory, put: async (...args) => (await slow, must(memory.put, 'put')(...args)) } })
  form.pick(pdf())
  await waitFor(() => expect(form.text()).toContain('Đang cất “giấy.pdf”'))
  expect(form.handle.blocking().map((issue) => issue.code)).toEqual(['file.text'])
  expect(form.handle.rawTexts()).toEqual({ '/field': 'giấy.pdf' })
  act(finish)
  await waitFor(() => expect(form.value()).toBeDefined())
  expect(form.handle.blocking()).toEqual([])
  expect(form.handle.rawTexts()).toEqual({})
})

test('a draft whose file was not kept in time says so, and can go on without it', () => {
  const form = show('file', { raw: { '/field': 'giấy.pdf' } })
  expect(form.text()).toContain('“giấy.pdf” chưa kịp cất')
  expect(form.handle.blocking()).toHaveLength(1)
  fireEvent.click(form.button('Thôi'))
  expect(form.handle.blocking().map((issue) => issue.code)).toEqual(['required'])
  expect(form.handle.rawTexts()).toEqual({})
})

test.each([
  ['a picture that calls itself PDF', png(), 'không thuộc loại được nhận'],
  ['one that is too large', pdf(5_000_001), 'lớn hơn 5 MB'],
  ['an empty one', new File([], 'x.pdf'), 'rỗng'],
])('%s is refused at the field, in words, and what was there stays', async (_case, file, words) => {
  const form = show('file', { value: held })
  form.pick(file)
  await waitFor(() => expect(must(document.querySelector('[role=alert]'), 'an alert').textContent).toContain(words))
  expect(form.value()).toEqual(held)
  expect(form.handle.blocking()).toEqual([])
})

test.each([
  ['full', 'Máy hết chỗ'],
  ['not-kept', 'Chưa cất được'],
] as const)('a device that cannot keep it (%s) says so', async (putFailure, words) => {
  const form = show('file', { files: memoryFiles({ putFailure }) })
  form.pick(pdf())
  await waitFor(() => expect(form.text()).toContain(words))
  expect(form.value()).toBeUndefined()
})

test('a removed or replaced file comes back by undo, and the focus stays in the field', async () => {
  const form = show('file', { value: held })
  fireEvent.click(form.button('Bỏ cũ.pdf'))
  expect(form.value()).toBeUndefined()
  expect(document.activeElement).toBe(form.button('Chọn tệp'))
  fireEvent.click(form.button('Hoàn tác'))
  expect(form.value()).toEqual(held)
  expect(document.activeElement).toBe(form.button('Chọn tệp khác'))
  form.pick(pdf())
  await waitFor(() => expect(form.text()).toContain('Đã thay “cũ.pdf”'))
  fireEvent.click(form.button('Hoàn tác'))
  expect(form.value()).toEqual(held)
})

test('a dropped or pasted file is taken like a picked one; dropped beside the field it does not take the page away', async () => {
  const form = show('file')
  fireEvent.drop(form.box(), { dataTransfer: { files: [pdf(100)], types: ['Files'] } })
  await waitFor(() => expect(form.value()).toMatchObject({ size: 100 }))
  fireEvent.paste(form.box(), { clipboardData: { files: [pdf(200)] } })
  await waitFor(() => expect(form.value()).toMatchObject({ size: 200 }))
  const beside = fireEvent.drop(document.body, { dataTransfer: { files: [pdf()], types: ['Files'] } })
  expect(beside, 'default prevented').toBe(false)
})

test('of several files dropped at once the first is taken, and the others are spoken of', async () => {
  const form = show('file')
  fireEvent.drop(form.box(), { dataTransfer: { files: [pdf(100), pdf(200), pdf(300)], types: ['Files'] } })
  await waitFor(() => expect(form.value()).toMatchObject({ size: 100 }))
  expect(form.text()).toContain('2 tệp kia chưa vào phiếu')
  form.pick(pdf(400))
  await waitFor(() => expect(form.value()).toMatchObject({ size: 400 }))
  expect(form.text()).not.toContain('tệp kia')
})

/** The paper form with the paper on a page of its own. */
function pagedPapers() {
  const { definition } = paperForm()
  const section = (id: string, fields: readonly string[]) => ({ id, title: id, fields })
  const page = (id: string) => ({ id, title: id, sections: [id] })
  const layout = {
    sections: [section('giay', ['paper']), section('viec', ['subject', 'pictures'])],
    pages: [page('giay'), page('viec')],
  }
  const form = compileForm({ ...definition, uiSchema: { 'ui:options': layout } })
  return must(form.ok ? form.value : null, 'the form')
}

test('a file picked again after the page was turned and back is not overwritten by the one still on its way', async () => {
  const finish: (() => void)[] = []
  const memory = memoryFiles()
  const put = must(memory.put, 'put')
  const files: FileStore = { ...memory, put: async (...args) => (await new Promise<void>((resolve) => finish.push(resolve)), put(...args)) }
  const instance = createInstance(pagedPapers(), {}, galleryContext)
  renderForm({}, { instance, formContext: galleryContext, files })
  const turn = (to: string) =>
    fireEvent.click(
      must(
        [...document.querySelectorAll('.ph-pages button')].find((each) => each.textContent?.endsWith(to)),
        to,
      ),
    )
  const pick = (file: File) =>
    fireEvent.change(must(document.querySelector('input[type=file]'), 'the input'), { target: { files: [file] } })
  pick(pdf(100, 'một.pdf'))
  await waitFor(() => expect(finish).toHaveLength(1))
  turn('viec')
  turn('giay')
  pick(pdf(200, 'hai.pdf'))
  await waitFor(() => expect(finish).toHaveLength(2))
  await act(async () => finish[1]?.())
  await waitFor(() => expect(instance.value('/paper')).toMatchObject({ name: 'hai.pdf' }))
  await act(async () => finish[0]?.())
  expect(instance.value('/paper')).toMatchObject({ name: 'hai.pdf' })
})

test('read, it is named with its size, and what cannot be opened is told', async () => {
  const form = show('file', { value: held, mode: 'read', files: { ...memoryFiles({ openFailure: 'offline' }), put: null } })
  expect(form.text()).toContain('cũ.pdf')
  expect(form.text()).toContain('1,2 MB')
  fireEvent.click(form.button('Tải về cũ.pdf'))
  await waitFor(() => expect(form.text()).toContain('Tệp không nằm trên máy này, xem được khi có mạng.'))
})

test('a photo is shrunk to the longest side, written anew as JPEG and shown', async () => {
  const drawn: number[][] = []
  const close = vi.fn()
  vi.stubGlobal('createImageBitmap', async () => ({ width: 4000, height: 3000, close }))
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      readonly width: number
      readonly height: number
      constructor(width: number, height: number) {
        this.width = width
        this.height = height
      }
      getContext = () => ({ fillRect: () => undefined, drawImage: () => drawn.push([this.width, this.height]) })
      convertToBlob = async ({ type }: { type: string }) => new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)], { type })
    },
  )
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }))
  const form = show('photo')
  form.pick(new File([Uint8Array.of(1)], 'IMG 01.HEIC'))
  await waitFor(() => expect(form.value()).toMatchObject({ name: 'IMG 01.jpg', type: 'image/jpeg', size: 4 }))
  expect(drawn).toEqual([[2048, 1536]])
  expect(close).toHaveBeenCalled()
  await waitFor(() => expect(document.querySelector('img')?.getAttribute('src')).toBe('blob:x'))
})

test('what is no picture is refused as a photo', async () => {
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')))
  const form = show('photo')
  form.pick(pdf())
  await waitFor(() => expect(form.text()).toContain('không đọc được “giấy.pdf” như một ảnh'))
})
