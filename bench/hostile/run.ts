/** `npm run bench:hostile`: how long schemas and values that were made to do harm keep the validator; each at most 100 ms. */
import { hostileCases } from '#core/form/testing/hostile-cases.ts'
import { judgeHostile } from '#core/form/testing/judge-hostile.ts'
import { writeRows, type BenchRow } from '../lib/bench-row.ts'
import { median, quantile } from '../lib/quantile.ts'

const limit = 100
const runs = 7

/** Milliseconds of processor time: what one core takes, whoever else is at work on the machine. */
function timeOf(work: () => void): number {
  const began = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

const rows = hostileCases.map(({ name, schema, value, outcome }): BenchRow => {
  const [made, given] = [schema(), value()]
  const times = Array.from({ length: runs }, () =>
    timeOf(() => {
      const found = judgeHostile(made, given)
      if (found !== outcome) throw new Error(`${name}: ${found} instead of ${outcome}`)
    }),
  )
  return {
    bench: 'hostile',
    case: name,
    contender: 'phieu',
    n: 1,
    cpu: 1,
    metric: 'verdict',
    unit: 'ms',
    median: median(times),
    p95: quantile(times, 0.95),
    runs,
  }
})
const file = writeRows('hostile', rows)
for (const row of rows) process.stdout.write(`${row.median.toFixed(1).padStart(8)} ms  ${row.case}\n`)
const slow = rows.filter((row) => row.median > limit)
process.stdout.write(`${rows.length - slow.length} of ${rows.length} within ${limit} ms\n${file}\n`)
if (slow.length > 0) process.exitCode = 1
