import type { Stored } from './vault.ts'

/** The values that could be read. A damaged row is left out and stays on the disk: `Vault.damaged` names it, and it stops no other. */
export const whatOpens = <T>(results: readonly Stored<T>[]): readonly T[] => results.flatMap((result) => (result.ok ? [result.value] : []))
