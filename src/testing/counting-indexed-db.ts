/** Rows that were read whole (their ciphertext came along), by table. */
export interface RowsRead {
  readonly byTable: Map<string, number>
  total(): number
  reset(): void
}

type Reader = (...args: unknown[]) => IDBRequest

/** Counts what is read as rows, not what indexes answer (`count`, key cursors, `getAllKeys`). */
export function countingIndexedDb(real: IDBFactory): { readonly indexedDB: IDBFactory; readonly read: RowsRead } {
  const byTable = new Map<string, number>()
  const add = (table: string, rows: number): void => void byTable.set(table, (byTable.get(table) ?? 0) + rows)
  const read: RowsRead = {
    byTable,
    total: () => [...byTable.values()].reduce((sum, rows) => sum + rows, 0),
    reset: () => byTable.clear(),
  }
  const indexedDB = new Proxy(real, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (name !== 'open') return typeof member === 'function' ? member.bind(target) : member
      return (...args: Parameters<IDBFactory['open']>) => {
        const request = target.open(...args)
        request.addEventListener('success', () => watchTransactions(request.result, add))
        return request
      }
    },
  })
  return { indexedDB, read }
}

function watchTransactions(db: IDBDatabase, add: (table: string, rows: number) => void): void {
  const real = db.transaction.bind(db)
  db.transaction = (...args) => {
    const transaction = real(...args)
    const objectStore = transaction.objectStore.bind(transaction)
    transaction.objectStore = (table) => {
      const store = objectStore(table)
      watchReads(store, (rows) => add(table, rows))
      const index = store.index.bind(store)
      store.index = (name) => {
        const found = index(name)
        watchReads(found, (rows) => add(table, rows))
        return found
      }
      return store
    }
    return transaction
  }
}

/** Each success of a cursor's request is one more row; of the others, what they bring. */
function watchReads(source: IDBObjectStore | IDBIndex, add: (rows: number) => void): void {
  for (const name of ['get', 'getAll', 'getAllRecords', 'openCursor'] as const) {
    const method: unknown = Reflect.get(source, name)
    if (typeof method !== 'function' || Object.hasOwn(source, name)) continue
    const reader = method.bind(source) as Reader // each of the four gives a request
    Reflect.set(source, name, (...args: unknown[]) => {
      const request = reader(...args)
      request.addEventListener('success', () => add(rowsIn(request.result)))
      return request
    })
  }
}

const rowsIn = (result: unknown): number => (Array.isArray(result) ? result.length : result === undefined || result === null ? 0 : 1)
