const FIRST = 2_000
const MOST = 300_000

/**
 * How long to wait before the next try, milliseconds: full jitter (Brooker, "Exponential Backoff And Jitter", AWS 2015), so that
 * a city of devices does not come back in step after an outage; never sooner than the server asked.
 * @param attempt failed rounds in a row, 1 the first
 * @param random in [0, 1)
 */
export const backoffMillis = (attempt: number, random: number, askedToWait: number): number =>
  askedToWait + Math.round(random * Math.min(MOST, FIRST * 2 ** Math.min(attempt, 20)))
