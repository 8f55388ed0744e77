/** `npm run bench:validation`: how many records a second one core of the server validates, rules and all; what a key costs in the engine. */
import { writeRows } from '../lib/bench-row.ts'
import { measureKeys } from './measure-keys.ts'
import { measureValidation } from './measure-validation.ts'

const rows = [...measureValidation(), ...measureKeys()]
const file = writeRows('validation', rows)
for (const row of rows)
  process.stdout.write(
    `${row.metric.padEnd(18)} ${row.contender.padEnd(20)} ${String(row.n).padStart(5)} ${row.median.toFixed(row.unit === 'ms' ? 3 : row.unit === 'µs' ? 1 : 0).padStart(9)} ${row.unit}\n`,
  )
process.stdout.write(`${file}\n`)
