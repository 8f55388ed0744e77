/** What an error of IndexedDB means: no room, a dead connection (reopen it), data of a newer schema; null: none of these, a bug. */
export type StorageErrorKind = 'quota' | 'connection' | 'newer' | null

const quota = new Set(['QuotaExceededError', 'QuotaExceeded'])
const newer = new Set(['VersionError'])
const connection = new Set([
  'UnknownError',
  'InvalidStateError',
  'InvalidState',
  'DatabaseClosedError',
  'TransactionInactiveError',
  'OpenFailedError',
])

/** Dexie wraps: a full disk is an `AbortError` whose `inner` is the `QuotaExceededError`, or one of the `failures` of a bulk write. */
export function classifyError(error: unknown): StorageErrorKind {
  const names = errorNames(error, 0)
  if (names.some((name) => quota.has(name))) return 'quota'
  if (names.some((name) => newer.has(name))) return 'newer'
  if (names.some((name) => connection.has(name))) return 'connection'
  // An abort that names no cause is what WebKit reports when it takes the connection away.
  return names.every((name) => name === 'AbortError') && names.length > 0 ? 'connection' : null
}

function errorNames(error: unknown, depth: number): string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const name = 'name' in error && typeof error.name === 'string' ? [error.name] : []
  const inner = 'inner' in error ? errorNames(error.inner, depth + 1) : []
  const failures =
    'failures' in error && Array.isArray(error.failures) ? error.failures.flatMap((failure) => errorNames(failure, depth + 1)) : []
  return [...name, ...inner, ...failures]
}
