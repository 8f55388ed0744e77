/** Runs one task after the other, in the order of the calls. */
export function createSerial(): <T>(task: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve()
  return (task) => {
    const run = tail.then(task)
    tail = run.catch(() => undefined) // the caller hears of it; the next task goes on
    return run
  }
}
