import type { UserId } from '#core/lib/ids.ts'

type Memory = Pick<Storage, 'getItem' | 'setItem'>
const keyOf = (userId: UserId): string => `phieu.last-sync.${userId}`

/** When a round of this person was last complete on this device, in whichever tab, milliseconds since 1970; null: never. */
export function lastSync(memory: Memory, userId: UserId): number | null {
  const at = Number(memory.getItem(keyOf(userId)) ?? 0)
  return at > 0 ? at : null
}

export const noteLastSync = (memory: Memory, userId: UserId, at: number): void => memory.setItem(keyOf(userId), String(at))
