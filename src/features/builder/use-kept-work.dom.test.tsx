// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { FormDefinition } from '#core/form/definition.ts'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { ok } from '#core/lib/result.ts'
import type { AuthoredWork } from '#storage/authored-work.ts'
import { DeskContext, type Desk } from '#workspace/desk.ts'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { UnsavedWorkContext, createUnsavedWork } from '#workspace/unsaved-work.ts'
import { useKeptWork } from './use-kept-work.ts'

afterEach(cleanup)

interface Saved {
  readonly basedOn: string
  readonly title: unknown
  answer(): Promise<void>
}

/** A server that answers when it is told to, each time with another hash. */
function open() {
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
  const start = { basedOn: 'hash-0', issues: [], isNewer: true }
  const { result, rerender } = renderHook(({ definition }: { definition: FormDefinition }) => useKeptWork(definition, start), {
    wrapper,
    initialProps: { definition: smallDefinition() },
  })
  return { saved, device, now: () => result.current, change: (title: string) => rerender({ definition: smallDefinition({ title }) }) }
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
