import { err, ok } from '#core/lib/result.ts'
import type { Stored } from './vault.ts'

/** All values mapped, or the first failure. */
export function allOf<T, U>(results: readonly Stored<T>[], map: (value: T) => U): Stored<readonly U[]> {
  const values: U[] = []
  for (const result of results) {
    if (!result.ok) return err(result.error)
    values.push(map(result.value))
  }
  return ok(values)
}
