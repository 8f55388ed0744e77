import { must } from '#core/lib/assert.ts'
import type { BenchRow } from '../lib/bench-row.ts'
import { median, quantile } from '../lib/quantile.ts'
import { birth, openOffice, type Births, type Office } from './office.ts'
import type { BenchServer } from './start-bench-server.ts'

export interface PushPlan {
  /** Scopes that push at the same time. */
  readonly scopes: number
  /** Operations of each. */
  readonly each: number
  /** Operations in a request. */
  readonly batch: number
  readonly runs: number
}

let made = 0

/** One office after the other sends what it has, batch after batch; all offices at once. */
async function pushAll(offices: readonly Office[], births: Births, { each, batch }: PushPlan) {
  const queues = offices.map(({ clerk }) =>
    Array.from({ length: Math.ceil(each / batch) }, () =>
      Array.from({ length: Math.min(batch, each) }, () => birth(births, clerk, ++made)),
    ),
  )
  const waits: number[] = []
  let up = 0
  let sentAway = 0
  const begin = performance.now()
  await Promise.all(
    offices.map(async (office, i) => {
      for (const operations of must(queues[i], 'a queue per office')) {
        const sent = performance.now()
        const answered = await office.push(operations)
        up += answered.up
        sentAway += answered.sentAway
        waits.push(performance.now() - sent)
      }
    }),
  )
  return { seconds: (performance.now() - begin) / 1000, operations: queues.flat(2).length, up, waits, sentAway }
}

/** `pushPerSecond` and what it costs, for offices with a scope each. */
export async function measurePush(server: BenchServer, births: Births, plan: PushPlan): Promise<readonly BenchRow[]> {
  const offices: Office[] = []
  for (const clerk of server.clerks.slice(0, plan.scopes)) offices.push(await openOffice(server.url, clerk))
  await pushAll(offices.slice(0, 1), births, { ...plan, each: plan.batch })
  const rates: number[] = []
  const [serverCpu, databaseCpu, bytes, waits, sentAway]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []]
  for (let run = 0; run < plan.runs; run++) {
    const before = await server.use()
    const pushed = await pushAll(offices, births, plan)
    const after = await server.use()
    rates.push(pushed.operations / pushed.seconds)
    serverCpu.push(((after.server - before.server) * 1000) / pushed.operations)
    if (after.database !== null && before.database !== null)
      databaseCpu.push(((after.database - before.database) * 1000) / pushed.operations)
    bytes.push(pushed.up / pushed.operations)
    waits.push(...pushed.waits)
    sentAway.push(pushed.sentAway)
  }
  const row = (metric: string, unit: string, values: readonly number[]): BenchRow[] =>
    values.length === 0
      ? []
      : [
          {
            bench: 'sync',
            case: `batch-${plan.batch}`,
            contender: 'phieu',
            n: plan.scopes,
            cpu: 1,
            metric,
            unit,
            median: median(values),
            p95: quantile(values, 0.95),
            runs: plan.runs,
          },
        ]
  return [
    ...row('pushPerSecond', 'operations/s', rates),
    ...row('serverCpuPerOperation', 'ms', serverCpu),
    ...row('databaseCpuPerOperation', 'ms', databaseCpu),
    ...row('bytesPerOperation', 'bytes', bytes),
    ...row('pushAnswer', 'ms', waits),
    ...row('sentAway', 'requests', sentAway),
  ]
}
