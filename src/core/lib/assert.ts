/** For bugs only: what a user or a peer can cause is a `Result`. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Bug: ${message}`)
}

/** The value, which the caller knows to be there. */
export function must<T>(value: T | null | undefined, message: string): T {
  assert(value !== null && value !== undefined, message)
  return value
}

export function unreachable(value: never): never {
  throw new Error(`Bug: unreachable ${JSON.stringify(value)}`)
}
