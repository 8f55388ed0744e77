/** A real cut: while it is on, no request leaves this page. For the demonstration bar and for tests by hand. */
export interface NetworkSwitch {
  readonly fetch: typeof fetch
  isCut(): boolean
  setCut(cut: boolean): void
  subscribe(listener: () => void): () => void
}

const CUT_KEY = 'phieu.network-cut'

/** @param memory keeps the cut over a reload of this tab */
export function createNetworkSwitch(realFetch: typeof fetch, memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): NetworkSwitch {
  let cut = memory.getItem(CUT_KEY) === '1'
  const listeners = new Set<() => void>()
  return {
    fetch: (input, init) => (cut ? Promise.reject(new TypeError('the network is cut by the demonstration bar')) : realFetch(input, init)),
    isCut: () => cut,
    setCut(next) {
      cut = next
      if (next) memory.setItem(CUT_KEY, '1')
      else memory.removeItem(CUT_KEY)
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
