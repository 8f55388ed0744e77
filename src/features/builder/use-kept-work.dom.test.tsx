// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { FormDefinition } from '#core/form/definition.ts'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { ok } from '#core/lib/result.ts'
import type { AuthoredWork } from '#storage/authored-work.ts'
import { DeskContext, type Desk } from '#workspace/desk.ts'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { UnsavedWorkContext, createUnsavedWork } from '#workspace/unsaved-work.ts'
import { useKeptWork } from './use-kept-work.ts'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

interface Saved {
  readonly basedOn: string
  readonly title: unknown
  answer(): Promise<void>
}

/** A server that answers when it is told to, each time with another hash. */
function open(isNewer = true) {
  const first = smallDefinition()
  const saved: Saved[] = []
  const device: { work: AuthoredWork | null } = { work: null }
  const save = (_: string, __: number, { basedOn, document }: { basedOn: string; document: { title?: unknown } }) =>
    new Promise((resolve) => {
      const hash = `hash-${saved.length + 1}`
      saved.push({ basedOn, title: document.title, answer: () => act(async () => resolve(ok({ hash, issues: [] }))) })
    })
  // What the hook asks of them.
  const services = { api: { authoring: { save } }, clock: { now: () => 0 } } as unknown as Services
  const catalogue = {
    putWork: async (work: AuthoredWork) => ok(void (device.work = work)),
    dropWork: async () => ok(void (device.work = null)),
  }
  const desk = { catalogue } as unknown as Desk
  const unsaved = createUnsavedWork()
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ServicesContext value={services}>
      <DeskContext value={desk}>
        <UnsavedWorkContext value={unsaved}>{children}</UnsavedWorkContext>
      </DeskContext>
    </ServicesContext>
  )
  const start = { basedOn: 'hash-0', issues: [], isNewer }
  const { result, rerender } = renderHook(({ definition }: { definition: FormDefinition }) => useKeptWork(definition, start), {
    wrapper,
    initialProps: { definition: first },
  })
  return {
    saved,
    device,
    now: () => result.current,
    change: (title: string) => rerender({ definition: smallDefinition({ title }) }),
    takeBack: () => rerender({ definition: first }),
  }
}

test('what is sent again and again goes one after the other, each based on what the server has by then', async () => {
  const { saved, now, change } = open()
  await act(async () => void now().send())
  change('Tên mới')
  await act(async () => {
    void now().send()
    void now().send()
  })
  expect(saved).toHaveLength(1)
  await saved[0]?.answer()
  await saved[1]?.answer()
  expect(saved.map(({ basedOn, title }) => [basedOn, title])).toEqual([
    ['hash-0', 'Phiếu nhỏ'],
    ['hash-1', 'Tên mới'],
  ])
  expect(now().kept).toEqual({ kind: 'sent', at: 0 })
})

test('what was kept while the server answered is kept as based on its answer', async () => {
  const { saved, device, now, change } = open()
  await act(async () => void now().send())
  change('Tên mới')
  await saved[0]?.answer()
  expect(now().kept).toEqual({ kind: 'changed' })
  expect(device.work).toMatchObject({ basedOn: 'hash-1', document: { title: 'Tên mới' } })
})

test('what was taken back before it was sent does not come back at the next opening', async () => {
  vi.useFakeTimers()
  const pass = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis))
  const { saved, device, now, change, takeBack } = open(false)
  change('Tên mới')
  await pass(300)
  expect(device.work).toMatchObject({ document: { title: 'Tên mới' } })
  takeBack()
  await pass(300)
  expect(device.work).toMatchObject({ document: { title: 'Phiếu nhỏ' } })
  await pass(2700)
  expect([saved, device.work, now().kept]).toEqual([[], null, { kind: 'sent', at: 0 }])
})

test('what is taken back while it is sent is sent in its turn', async () => {
  vi.useFakeTimers()
  const pass = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis))
  const { saved, change, takeBack } = open(false)
  change('Tên mới')
  await pass(3000)
  takeBack()
  await saved[0]?.answer()
  await pass(3000)
  expect(saved.map(({ basedOn, title }) => [basedOn, title])).toEqual([
    ['hash-0', 'Tên mới'],
    ['hash-1', 'Phiếu nhỏ'],
  ])
})
