import type { UserId } from '#core/lib/ids.ts'

/** Minutes without anybody at the device, of which a person may choose. */
export const IDLE_CHOICES = [5, 10, 15, 30, 60] as const
export type IdleMinutes = (typeof IDLE_CHOICES)[number]
const DEFAULT: IdleMinutes = 15

/** So long before locking it is said, and can be answered. */
export const WARNED_MILLIS = 60_000

const LAST_KEY = 'phieu.last-activity'
const minutesKey = (userId: UserId): string => `phieu.idle-minutes.${userId}`
/** Often enough for minutes, and seldom enough for a pointer that moves. */
const NOTED_EVERY = 2_000

/** When somebody last did something at this device, over all tabs, and how long it may stay open after that. */
export interface IdleClock {
  minutes(): IdleMinutes
  setMinutes(minutes: IdleMinutes): void
  /** Somebody is here. */
  note(): void
  /** Milliseconds until this device locks; 0 or less: it is to be locked. */
  left(): number
}

export interface IdleClockDeps {
  readonly userId: UserId
  /** Shared by all tabs of the device. */
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export function createIdleClock({ userId, memory, now }: IdleClockDeps): IdleClock {
  const minutes = (): IdleMinutes => IDLE_CHOICES.find((each) => String(each) === memory.getItem(minutesKey(userId))) ?? DEFAULT
  const note = () => memory.setItem(LAST_KEY, String(now()))
  const sinceLast = (): number => {
    const since = now() - Number(memory.getItem(LAST_KEY) ?? 0)
    // A clock that was set back must not keep the device open for a day.
    if (since < 0) note()
    return Math.max(0, since)
  }
  return {
    minutes,
    setMinutes: (next) => memory.setItem(minutesKey(userId), String(next)),
    note: () => void (sinceLast() >= NOTED_EVERY && note()),
    left: () => minutes() * 60_000 - sinceLast(),
  }
}
