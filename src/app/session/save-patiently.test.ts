import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { savePatiently } from './save-patiently.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it.each([
  ['stored', async () => true, 0],
  ['refused', () => Promise.reject(new Error('full')), 0],
  ['never answered', () => new Promise(() => undefined), 10_000],
])('goes on when what is typed was %s', async (_what, saveAll, millis) => {
  const done: string[] = []
  void savePatiently(saveAll, (wait, run) => void setTimeout(run, wait)).then(() => done.push('on'))
  if (millis > 0) await vi.advanceTimersByTimeAsync(millis - 1)
  expect(done).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(done).toEqual(['on'])
})
