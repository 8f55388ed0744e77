import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { buildDraft, buildSession, T0, testUser } from '#testing/builders.ts'
import { passphrase, valueOf } from '#testing/device.ts'
import { expect, test } from 'vitest'
import { createCatalogue } from './create-catalogue.ts'
import { createVaults } from './create-vaults.ts'

/** How durable each writing transaction was asked to be, by database. */
function watchedIndexedDb(asked: Map<string, Set<string>>): IDBFactory {
  const watch = (db: IDBDatabase): void => {
    const real = db.transaction.bind(db)
    db.transaction = (stores, mode, options) => {
      if (mode === 'readwrite') asked.set(db.name, (asked.get(db.name) ?? new Set()).add(options?.durability ?? 'default'))
      return real(stores, mode, options)
    }
  }
  return new Proxy(new IDBFactory(), {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (name !== 'open') return typeof member === 'function' ? member.bind(target) : member
      return (...args: Parameters<IDBFactory['open']>) => {
        const request = target.open(...args)
        request.addEventListener('success', () => watch(request.result))
        return request
      }
    },
  })
}

test('whatever cannot be fetched again is asked to be on the disk before it counts as saved', async () => {
  const asked = new Map<string, Set<string>>()
  const source = { indexedDB: watchedIndexedDb(asked), IDBKeyRange }
  const vaults = valueOf(await createVaults({ ...source, clock: () => T0, openChannel: () => null }))
  const vault = valueOf(await vaults.openOnline(buildSession(), passphrase, T0))
  valueOf(await vault.saveDraft(buildDraft()))
  const catalogue = createCatalogue({ reader: testUser, ...source })
  valueOf(await catalogue.putWork({ key: 'f', version: 1, document: {}, basedOn: '', savedAt: T0 }))
  catalogue.close()
  expect(Object.fromEntries([...asked].map(([name, ways]) => [name, [...ways]]))).toEqual({
    'phieu-device': ['strict'],
    [`phieu-vault-${testUser}`]: ['strict'],
    'phieu-catalogue': ['strict'],
  })
})
