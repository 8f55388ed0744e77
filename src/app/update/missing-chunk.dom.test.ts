// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { isMissingChunk, reloadOnMissingChunk } from './missing-chunk.ts'

const loseChunk = (): Error => {
  const payload = new Error('Failed to fetch dynamically imported module')
  dispatchEvent(Object.assign(new Event('vite:preloadError', { cancelable: true }), { payload }))
  return payload
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

it('reloads once for a chunk that is gone, with a network and everything kept; else the screen can say what is missing', async () => {
  const memory = new Map<string, string>()
  let [kept, online, reloads] = [true, false, 0]
  reloadOnMissingChunk({
    saveAll: async () => kept,
    reload: () => void reloads++,
    isOnline: () => online,
    memory: {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
      removeItem: (key) => void memory.delete(key),
    },
  })
  expect(isMissingChunk(loseChunk())).toBe(true)
  await settled()
  expect(reloads).toBe(0)
  online = true
  kept = false
  loseChunk()
  await settled()
  expect(reloads).toBe(0)
  memory.clear()
  kept = true
  loseChunk()
  loseChunk()
  await settled()
  expect(reloads).toBe(1)
  expect(isMissingChunk(new Error('another fault'))).toBe(false)
})
