/** From here on a device's clock is told to be wrong: days of records and the order of work hang on it. */
export const CLOCK_WRONG = 5 * 60_000

/**
 * How far this device's clock is ahead of the server's, in milliseconds; negative: behind. Null when the answer took so long that it
 * says nothing.
 * @param serverTime of the answer, ISO
 */
export function clockOffset(serverTime: string, askedAt: number, answeredAt: number): number | null {
  const server = Date.parse(serverTime)
  const took = answeredAt - askedAt
  if (Number.isNaN(server) || took < 0 || took > CLOCK_WRONG / 2) return null
  return Math.round(askedAt + took / 2 - server)
}
