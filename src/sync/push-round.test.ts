import { expect, test } from 'vitest'
import { ok } from '#core/lib/result.ts'
import type { Operation } from '#core/record/operation.ts'
import { buildId, buildOperation } from '#testing/builders.ts'
import { pushRound } from './push-round.ts'
import type { RoundDeps } from './round-deps.ts'

/** A queue of so many, and a link that takes so long for a request. @returns how many operations each request carried */
async function drained(count: number, takes: number): Promise<readonly number[]> {
  let now = 0
  let queue: readonly Operation[] = Array.from({ length: count }, (_, i) => buildOperation({ opId: buildId(i + 1) }))
  const carried: number[] = []
  const deps = {
    tried: { operations: new Set(), files: new Set() },
    slow: new Set(),
    clock: () => now,
    onHeard: () => undefined,
    vault: {
      deviceId: 'device',
      requeueStale: async () => ok(undefined),
      nextBatch: async (most: number) => ok(queue.slice(0, most)),
      markSending: async (ids: readonly string[]) => ok(queue.filter(({ opId }) => ids.includes(opId))),
      settle: async (answers: readonly { opId: string }[]) => {
        queue = queue.filter(({ opId }) => !answers.some((answer) => answer.opId === opId))
        return ok(undefined)
      },
      log: async () => ok(undefined),
    },
    api: {
      push: async ({ operations }: { operations: readonly Operation[] }) => {
        carried.push(operations.length)
        now += takes
        return ok({ results: operations.map(({ opId }) => ({ opId, outcome: { kind: 'denied', issues: [] } })), serverTime: '' })
      },
    },
  }
  // What the round uses of them, and nothing else.
  const done = await pushRound(deps as unknown as RoundDeps)
  expect(done.ok && queue.length).toBe(0)
  return carried
}

test('requests that are answered soon grow to what the server takes, others never beyond what a slow link carries', async () => {
  expect(await drained(1400, 300)).toEqual([100, 200, 400, 500, 200])
  expect(await drained(350, 20_000)).toEqual([100, 100, 100, 50])
})
