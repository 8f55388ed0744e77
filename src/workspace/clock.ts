/** The time of this device, as an argument so that tests set it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}
