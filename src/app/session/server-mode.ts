import type { Api } from '#network/api.ts'

const MODE_KEY = 'phieu.mode'

/** Whether this server is a demonstration; known also without a network, from the last answer. */
export interface ServerMode {
  isDemo(): boolean
  learn(): Promise<void>
}

export function createServerMode(api: Pick<Api, 'about'>, memory: Pick<Storage, 'getItem' | 'setItem'>): ServerMode {
  return {
    isDemo: () => memory.getItem(MODE_KEY) === 'demo',
    async learn() {
      const about = await api.about()
      if (about.ok) memory.setItem(MODE_KEY, about.value.mode)
    },
  }
}
