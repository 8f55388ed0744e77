export interface StorageFault {
  /** What the next writing transactions do (`none`: what they should); each is used once, then the disk works again. */
  readonly queue: ('none' | 'connection' | 'quota-put' | 'quota-commit')[]
  /** Every transaction fails so until further notice. */
  always: 'connection' | null
}

/** A disk that fails on demand: connections that die, and a disk that is full when writing or only when committing. */
export function faultyIndexedDb(real: IDBFactory, fault: StorageFault): IDBFactory {
  return new Proxy(real, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (name !== 'open') return typeof member === 'function' ? member.bind(target) : member
      return (...args: Parameters<IDBFactory['open']>) => {
        const request = target.open(...args)
        request.addEventListener('success', () => breakTransactions(request.result, fault))
        return request
      }
    },
  })
}

const dead = (): DOMException => new DOMException('the connection was lost', 'InvalidStateError')
const full = (): DOMException => new DOMException('the disk is full', 'QuotaExceededError')

function breakTransactions(db: { transaction: (...args: never[]) => unknown }, fault: StorageFault): void {
  const real = db.transaction.bind(db) as (...args: unknown[]) => FaultableTransaction // patched below, arguments passed on as they are
  db.transaction = (...args: unknown[]) => {
    const isWrite = args[1] === 'readwrite'
    if (fault.always === 'connection') throw dead()
    const next = isWrite ? fault.queue.shift() : undefined
    if (next === 'connection') throw dead()
    const transaction = real(...args)
    if (next !== undefined && next !== 'none') failWrites(transaction, next)
    return transaction
  }
}

interface FaultableTransaction {
  objectStore: (name: string) => { put: (...args: unknown[]) => EventTarget }
  dispatchEvent: (event: { readonly type: string }) => unknown
  /** How fake-indexeddb aborts for reasons of its own. */
  _abort: (errorName: string) => void
}

function failWrites(transaction: FaultableTransaction, kind: 'quota-put' | 'quota-commit'): void {
  const objectStore = transaction.objectStore.bind(transaction)
  const dispatch = transaction.dispatchEvent.bind(transaction)
  let written = false
  transaction.objectStore = (name) => {
    const store = objectStore(name)
    const put = store.put.bind(store)
    store.put = (...args) => {
      if (kind === 'quota-put') throw full()
      written = true
      return put(...args)
    }
    return store
  }
  // As Chrome does: all requests succeed, and the transaction ends in an abort whose error is the full disk.
  transaction.dispatchEvent = (event) => (event.type === 'complete' && written ? transaction._abort('QuotaExceededError') : dispatch(event))
}
