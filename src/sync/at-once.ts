import { ok, type Result } from '#core/lib/result.ts'

/** Works on the items in their order, at most `width` at a time. The first failure begins nothing new, and is told when the rest is over. */
export async function atOnce<Item, Failure>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result<void, Failure>>,
): Promise<Result<void, Failure>> {
  const queue = items.values()
  let outcome: Result<void, Failure> = ok(undefined)
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      if (!outcome.ok) return
      const done = await work(item)
      if (outcome.ok) outcome = done
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return outcome
}
