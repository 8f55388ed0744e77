/** `npm run bench:validation`: how many records a second one core of the server validates, rules and all. */
import { writeRows } from '../lib/bench-row.ts'
import { measureValidation } from './measure-validation.ts'

const rows = measureValidation()
const file = writeRows('validation', rows)
for (const row of rows)
  process.stdout.write(
    `${row.metric.padEnd(18)} ${row.contender.padEnd(20)} ${row.median.toFixed(row.unit === 'ms' ? 3 : 0).padStart(9)} ${row.unit}\n`,
  )
process.stdout.write(`${file}\n`)
