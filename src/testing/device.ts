import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { must } from '#core/lib/assert.ts'
import type { Result } from '#core/lib/result.ts'
import { createVaults } from '#storage/create-vaults.ts'
import type { VaultChannel } from '#storage/vault-events.ts'
import type { Vault, Vaults } from '#storage/vault.ts'
import { buildSession, T0 } from './builders.ts'

export const passphrase = 'mật khẩu đủ dài'

/** The value, or a failed test that shows the error. */
export function valueOf<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.error)}`)
  return result.value
}

/** One computer with its disk: IndexedDB in memory, and channels between its tabs. `tab` is a newly loaded page. */
export interface TestDevice {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof globalThis.IDBKeyRange
  tab(): Promise<Vaults>
  /** A page with the test user's vault open. */
  openTab(): Promise<Vault>
}

export function buildDevice(): TestDevice {
  const indexedDB = new IDBFactory()
  const openChannel = channels()
  const tab = async (): Promise<Vaults> => valueOf(await createVaults({ indexedDB, IDBKeyRange, clock: () => T0, openChannel }))
  return {
    indexedDB,
    IDBKeyRange,
    tab,
    openTab: async () => valueOf(await (await tab()).openOnline(buildSession(), passphrase, T0)),
  }
}

/** BroadcastChannel, but delivered at once, so that a test need not wait. */
function channels(): (name: string) => VaultChannel {
  const members = new Map<string, Set<{ listeners: ((event: { readonly data: unknown }) => void)[] }>>()
  return (name) => {
    const member = { listeners: [] as ((event: { readonly data: unknown }) => void)[] }
    if (!members.has(name)) members.set(name, new Set())
    const group = must(members.get(name), 'just made')
    group.add(member)
    return {
      postMessage(data) {
        for (const other of group) if (other !== member) for (const listener of other.listeners) listener({ data })
      },
      addEventListener: (_type, listener) => void member.listeners.push(listener),
      close: () => void group.delete(member),
    }
  }
}
