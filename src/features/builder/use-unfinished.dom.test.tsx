// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { UserId } from '#core/lib/ids.ts'
import { createCatalogue } from '#storage/create-catalogue.ts'
import { DeskContext, type Desk } from '#workspace/desk.ts'
import { UnsavedWorkContext, createUnsavedWork } from '#workspace/unsaved-work.ts'
import { useUnfinished } from './use-unfinished.ts'

afterEach(cleanup)

const nothing = { source: null, check: null }
const source = { text: '{ "format": ', of: 'hash' }
const check = {
  rule: { id: 'rule0000', check: '', at: '/name', severity: 'block', message: 'Thiếu tên' },
  english: 'No name',
} as const

function open() {
  const indexedDB = new IDBFactory()
  const catalogue = createCatalogue({ indexedDB, IDBKeyRange, reader: 'user' as UserId })
  const unsaved = createUnsavedWork()
  const desk = { catalogue } as unknown as Desk // all that is asked of it
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <DeskContext value={desk}>
      <UnsavedWorkContext value={unsaved}>{children}</UnsavedWorkContext>
    </DeskContext>
  )
  const { result, unmount } = renderHook(() => useUnfinished('small', 1, nothing), { wrapper })
  const stored = async () => {
    const found = await catalogue.unfinished('small', 1)
    return found.ok ? found.value : null
  }
  const flush = () => act(async () => void (await unsaved.saveAll()))
  return { change: (part: Parameters<(typeof result.current)[1]>[0]) => act(() => result.current[1](part)), stored, flush, unmount }
}

test('a text and a check that are begun are on the device, each beside the other', async () => {
  const { change, stored, flush } = open()
  change({ source })
  change({ check })
  await flush()
  expect(await stored()).toEqual({ source, check })
  change({ source: null })
  await flush()
  expect(await stored()).toEqual({ source: null, check })
})

test('what is told after the screen has gone is kept too', async () => {
  const { change, stored, unmount } = open()
  unmount()
  change({ source })
  await expect.poll(stored).toEqual({ source, check: null })
})
