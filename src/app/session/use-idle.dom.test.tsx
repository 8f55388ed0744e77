// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { UserId } from '#core/lib/ids.ts'
import { buildId } from '#testing/builders.ts'
import { createIdleClock } from './idle-clock.ts'
import { useIdle } from './use-idle.ts'

const MINUTE = 60_000
let memory: Map<string, string>
let locked: string[]

beforeEach(() => {
  vi.useFakeTimers()
  memory = new Map()
  locked = []
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const clockOf = () =>
  createIdleClock({
    userId: buildId<UserId>(1),
    memory: { getItem: (key) => memory.get(key) ?? null, setItem: (key, value) => void memory.set(key, value) },
    now: () => Date.now(),
  })

function Tab({ name, clock }: { readonly name: string; readonly clock: ReturnType<typeof clockOf> }) {
  const seconds = useIdle(clock, () => void locked.push(name))
  return <p>{`${name}: ${seconds ?? '-'}`}</p>
}
const pass = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis))
const press = () => {
  const event = new KeyboardEvent('keydown', { key: 'a', cancelable: true, bubbles: true })
  act(() => void document.body.dispatchEvent(event))
  return event
}

it('counts down for a minute, then locks once', async () => {
  render(<Tab name="a" clock={clockOf()} />)
  await pass(14 * MINUTE - 1)
  expect(screen.getByText('a: -')).toBeDefined()
  await pass(30_001)
  expect(screen.getByText('a: 30')).toBeDefined()
  await pass(31_000)
  expect(locked).toEqual(['a'])
  await pass(20 * MINUTE)
  expect(locked).toEqual(['a'])
})

it('is answered by any key, which does nothing else then', async () => {
  render(<Tab name="a" clock={clockOf()} />)
  await pass(14.5 * MINUTE)
  expect(press().defaultPrevented).toBe(true)
  expect(screen.getByText('a: -')).toBeDefined()
  expect(press().defaultPrevented).toBe(false)
  await pass(14.5 * MINUTE)
  // A screen reader's press is a click without a pointer.
  act(() => document.body.click())
  expect(screen.getByText('a: -')).toBeDefined()
  await pass(14 * MINUTE)
  expect(locked).toEqual([])
  await pass(MINUTE)
  expect(locked).toEqual(['a'])
})

it('counts what is done in any tab, and a pointer that moves answers no warning', async () => {
  render(<Tab name="a" clock={clockOf()} />)
  await pass(13 * MINUTE)
  // Another tab of the device.
  clockOf().note()
  await pass(14 * MINUTE)
  expect(locked).toEqual([])
  act(() => void document.body.dispatchEvent(new Event('pointermove', { bubbles: true })))
  await pass(MINUTE)
  expect(locked).toEqual(['a'])
})

it('locks a device that has slept before the first key counts', async () => {
  render(<Tab name="a" clock={clockOf()} />)
  await pass(MINUTE)
  vi.setSystemTime(Date.now() + 8 * 60 * MINUTE)
  expect(press().defaultPrevented).toBe(true)
  expect(locked).toEqual(['a'])
})

it('locks after the minutes that the person chose, also when the clock was set back meanwhile', async () => {
  const clock = clockOf()
  clock.setMinutes(5)
  render(<Tab name="a" clock={clock} />)
  await pass(MINUTE)
  vi.setSystemTime(Date.now() - 24 * 60 * MINUTE)
  await pass(10 * MINUTE)
  expect(locked).toEqual(['a'])
})
