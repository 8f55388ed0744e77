/** `npm run bench:hostile`: how long schemas, values and rules that were made to do harm keep the engine; each at most 100 ms. */
import { compileForm } from '#core/form/compile.ts'
import { compiled, testContext } from '#core/form/testing/compiled.ts'
import { hostileCases } from '#core/form/testing/hostile-cases.ts'
import { crowd, hostileRules } from '#core/form/testing/hostile-rules.ts'
import { judgeHostile } from '#core/form/testing/judge-hostile.ts'
import { peopleForm, peopleSchema, wardList } from '#core/form/testing/people-form.ts'
import { runExpression } from '#core/form/testing/run-expression.ts'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { validateValues } from '#core/form/validate-values.ts'
import type { JsonObject } from '#core/lib/json.ts'
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

/** Measures one thing that somebody tried; `work` says what became of it. */
function measured(name: string, expected: string, work: () => string): BenchRow {
  const times = Array.from({ length: runs }, () =>
    timeOf(() => {
      const found = work()
      if (found !== expected) throw new Error(`${name}: ${found} instead of ${expected}`)
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
}

const cases = hostileCases.map(({ name, schema, value, outcome }) => {
  const [made, given] = [schema(), value()]
  return measured(name, outcome, () => judgeHostile(made, given))
})

const [form, record, context] = [peopleForm(), crowd(5000), testContext({}, [wardList])]
const rules = hostileRules.map(({ name, expression }) =>
  measured(`rule: ${name}`, 'broken off', () => {
    const ran = runExpression(form, expression, record, context)
    return ran.ok && ran.value.value === null ? 'broken off' : JSON.stringify(ran)
  }),
)

const definitionOf = (expressions: readonly string[]) =>
  smallDefinition({
    schema: peopleSchema,
    uiSchema: {},
    rules: expressions.map((check, i) => ({
      id: `rule${String(i).padStart(4, '0')}`,
      check,
      at: '/name',
      severity: 'block' as const,
      message: 'Sai',
    })),
  })

/** A whole record, with every one of these rules that may be saved: what a server has to bear. */
const admitted = hostileRules.map(({ expression }) => expression).filter((each) => compileForm(definitionOf([each])).ok)
const everyRule = compiled(definitionOf(admitted))
const whole = measured(`a record of 5,000 rows with ${admitted.length} of these rules`, 'refused', () =>
  validateValues(everyRule, record, context).some(({ code }) => code === 'rule.too-long') ? 'refused' : 'passed',
)

const alike = compiled(
  smallDefinition({
    schema: peopleSchema,
    uiSchema: {},
    rules: [
      {
        id: 'rule0000',
        check: 'members.filter(m, m.name == row.name).size() == 1',
        at: '/members/@/name',
        severity: 'block',
        message: 'Sai',
      },
    ],
  }),
)
const people = (count: number, each: JsonObject): JsonObject => ({
  name: 'x',
  members: Array.from({ length: count }, (_, i) => ({ _row: `01990000-0000-7000-8000-${String(i).padStart(12, '0')}`, ...each })),
})
const refused = (record: JsonObject) => (): string => (validateValues(alike, record, context).length > 0 ? 'refused' : 'passed')
const records = [
  measured('a record: 2,000 rows that are all alike', 'refused', refused(people(2000, { name: 'Người' }))),
  measured(
    'a record: 2,000 rows that are all alike, and one wrong value',
    'refused',
    refused({ ...people(2000, { name: 'Người' }), name: 1 }),
  ),
  measured('a record: 4,000 rows, every one wrong', 'refused', refused(people(4000, { name: 1, share: 'x' }))),
]

const rows = [...cases, ...rules, ...records, whole]
const file = writeRows('hostile', rows)
for (const row of rows) process.stdout.write(`${row.median.toFixed(1).padStart(8)} ms  ${row.case}\n`)
const slow = rows.filter((row) => row.median > limit)
process.stdout.write(`${rows.length - slow.length} of ${rows.length} within ${limit} ms\n${file}\n`)
if (slow.length > 0) process.exitCode = 1
