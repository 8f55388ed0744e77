import { expect, test, vi } from 'vitest'
import { createNetworkSwitch } from './network-switch.ts'

const memory = () => {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

test('while the network is cut no request leaves, also after a reload; restored, requests pass again', async () => {
  const real = vi.fn(() => Promise.resolve(new Response('ok')))
  const kept = memory()
  createNetworkSwitch(real, kept).setCut(true)
  const afterReload = createNetworkSwitch(real, kept)
  await expect(afterReload.fetch('/api/v1/about')).rejects.toThrow(TypeError)
  expect(real).not.toHaveBeenCalled()
  afterReload.setCut(false)
  await afterReload.fetch('/api/v1/about')
  expect(real).toHaveBeenCalledOnce()
})
