import { addDays, isIsoDate, vietnamDay } from '#core/lib/calendar.ts'

/**
 * Whether the day of the work is believable: between the day the device went offline and the day of receipt,
 * a day of leeway on both sides for wrong clocks and midnight.
 * @param offlineMs how long the device says that it had been offline
 */
export function isBelievableDay(asOf: string, receivedAt: number, offlineMs: number): boolean {
  if (!isIsoDate(asOf)) return false
  const earliest = addDays(vietnamDay(Math.max(0, receivedAt - offlineMs)), -1)
  const latest = addDays(vietnamDay(receivedAt), 1)
  return asOf >= earliest && asOf <= latest
}
