import { afterEach, expect, it, vi } from 'vitest'
import type { TabChannel } from '../session/session-tabs.ts'
import { createHandOver } from './hand-over.ts'
import { createUpdateControl } from './update-control.ts'

afterEach(() => vi.useRealTimers())

const after = (millis: number, run: () => void) => void setTimeout(run, millis)

/** Channels that hear each other, as those of one device do. */
function createAir() {
  const channels: { readonly listeners: ((event: { readonly data: unknown }) => void)[] }[] = []
  return (): TabChannel => {
    const own = { listeners: [] as ((event: { readonly data: unknown }) => void)[] }
    channels.push(own)
    return {
      postMessage: (data) =>
        channels.filter((each) => each !== own).forEach((each) => each.listeners.forEach((hear) => queueMicrotask(() => hear({ data })))),
      addEventListener: (_type, listener) => void own.listeners.push(listener),
    }
  }
}

/** Tabs of one device under one worker that waits; each says what it did, in `did`. */
function createDevice() {
  vi.useFakeTimers()
  const join = createAir()
  const did: string[] = []
  const takers: (() => void)[] = []
  const tab = (name: string, work: { open?: boolean; keeps?: () => boolean | Promise<boolean> } = {}) => {
    const saveAll = async () => {
      did.push(`${name} saves`)
      return (await work.keeps?.()) ?? true
    }
    let waits = (): void => undefined
    const control = createUpdateControl({
      worker: {
        onWaiting: (listener) => void (waits = listener),
        onTaken: (listener) => void takers.push(listener),
        takeOver: () => {
          did.push('taken over')
          takers.forEach((taken) => taken())
        },
        look: async () => 'none',
      },
      tabs: createHandOver({ channel: join(), tab: name, work: { hasOpen: () => work.open === true, saveAll }, after }),
      saveAll,
      reload: () => void did.push(`${name} reloads`),
      after,
    })
    waits()
    return control
  }
  return { tab, did }
}

it('lets a new version in after every other tab has stored what was typed, and reloads each of them', async () => {
  const { tab, did } = createDevice()
  const a = tab('a')
  tab('b')
  const done = a.apply()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(did).toEqual(['b saves'])
  await vi.advanceTimersByTimeAsync(1_000)
  await done
  expect(did).toEqual(['b saves', 'taken over', 'a saves', 'b saves', 'a reloads', 'b reloads'])
})

it('tells of a form that is open in another tab, and goes on only when that is said to be right', async () => {
  const { tab, did } = createDevice()
  const a = tab('a')
  tab('b', { open: true })
  void a.apply()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(a.state()).toEqual({ kind: 'others', open: 1, unkept: 0 })
  expect(did).not.toContain('taken over')
  void a.apply(true)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(did).toContain('b reloads')
})

it('lets nothing in while a tab cannot keep what was typed there, or has not finished storing it', async () => {
  const { tab, did } = createDevice()
  const a = tab('a')
  tab('b', { open: true, keeps: () => false })
  tab('c', { open: true, keeps: () => new Promise(() => undefined) })
  void a.apply(true)
  await vi.advanceTimersByTimeAsync(9_000)
  expect(a.state()).toEqual({ kind: 'asking' })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(a.state()).toEqual({ kind: 'others', open: 0, unkept: 2 })
  expect(did).not.toContain('taken over')
})

it('does not reload a tab over text that it cannot keep, and says so there', async () => {
  const { tab, did } = createDevice()
  let kept = true
  const a = tab('a')
  const b = tab('b', { keeps: () => kept })
  void a.apply()
  await vi.advanceTimersByTimeAsync(1_000)
  kept = false
  await vi.advanceTimersByTimeAsync(1_000)
  expect(did).toContain('a reloads')
  expect(did).not.toContain('b reloads')
  expect(b.state()).toEqual({ kind: 'held' })
  kept = true
  await b.reload()
  expect(did).toContain('b reloads')
})

it('waits for no tab that the browser has put to sleep', async () => {
  const { tab, did } = createDevice()
  const a = tab('a')
  void a.apply()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(did).toContain('a reloads')
})
