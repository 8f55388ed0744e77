/** `npm run bench:sync`: operations a second that offices push to the real server, with validation, audit and fsync, clients and server on this machine. */
import { parseArgs } from 'node:util'
import type { BenchRow } from '../lib/bench-row.ts'
import { writeRows } from '../lib/bench-row.ts'
import { measurePush } from './measure-push.ts'
import { readBirths } from './office.ts'
import { startBenchServer } from './start-bench-server.ts'

const { values } = parseArgs({
  options: {
    scopes: { type: 'string', default: '1,10,100' },
    batch: { type: 'string', default: '100,500' },
    runs: { type: 'string', default: '3' },
    total: { type: 'string', default: '3000' },
  },
})
const numbers = (text: string): readonly number[] => text.split(',').map(Number)
const isPart = process.argv.length > 2

const births = await readBirths()
const server = await startBenchServer()
const rows: BenchRow[] = []
try {
  for (const batch of numbers(values.batch))
    for (const scopes of numbers(values.scopes)) {
      const each = Math.max(batch, Math.ceil(Number(values.total) / scopes / batch) * batch)
      rows.push(...(await measurePush(server, births, { scopes, each, batch, runs: Number(values.runs) })))
    }
} finally {
  await server.stop()
}
const file = writeRows(isPart ? 'sync-part' : 'sync', rows)
for (const row of rows)
  process.stdout.write(
    `${row.metric.padEnd(24)} ${row.case.padEnd(10)} ${String(row.n).padStart(4)} ${row.median.toFixed(row.unit === 'ms' ? 2 : 0).padStart(9)} ${row.unit.padEnd(13)} p95 ${row.p95.toFixed(2)}\n`,
  )
process.stdout.write(`${file}\n`)
