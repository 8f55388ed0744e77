import { Validator } from '@cfworker/json-schema'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { codeListsOf } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import type { FormContext } from '#core/form/compiled-form.ts'
import { validateRecord } from '#core/form/validate-record.ts'
import { validateValues } from '#core/form/validate-values.ts'
import { formats } from '#core/form/validate/formats.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { BenchRow } from '../lib/bench-row.ts'
import { median, quantile } from '../lib/quantile.ts'
import { sixtyFields, sixtyValues } from './sixty-fields.ts'

const context: FormContext = { asOf: '2026-11-20', lists: codeListsOf([], '2026-11-20'), demo: true, previous: null }

interface Timing {
  /** Milliseconds of processor time, one figure a run: what one core takes, whoever else is at work on the machine. */
  readonly values: readonly number[]
}

function timed(runs: number, work: () => void): Timing {
  const values: number[] = []
  for (let i = 0; i < runs; i++) {
    const began = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(began)
    values.push((user + system) / 1000)
  }
  return { values }
}

interface Contender {
  readonly name: string
  /** Whether the record is valid; the benchmark stops when it is not. */
  readonly validate: (values: JsonObject) => boolean
}

function contenders(): readonly Contender[] {
  const compiled = compileForm(sixtyFields)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
  const form = compiled.value
  const ajv = new Ajv2020({ strict: false, multipleOfPrecision: 9 })
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, (text: string) => format(text, { demo: true }) === null)
  const byAjv = ajv.compile(sixtyFields.schema)
  // Its type for schemas says less than JSON Schema allows.
  const cfworker = new Validator(sixtyFields.schema as ConstructorParameters<typeof Validator>[0], '2020-12')
  const reason = { ruleId: 'rule0003', at: '/f6', text: 'Đúng như vậy' }
  return [
    { name: 'phieu', validate: (values) => validateRecord(form, values, [reason], context).ok },
    { name: 'ajv, no rules', validate: (values) => byAjv(values) === true },
    { name: 'cfworker, no rules', validate: (values) => cfworker.validate(values).valid },
  ]
}

/** The figures of one engine on one core: `serverValidation` (records/s), `compile` and `validateAll` (ms), for a form of 60 fields. */
export function measureValidation(runs = 15, records = 2000): readonly BenchRow[] {
  const batch = Array.from({ length: records }, (_, seed) => sixtyValues(seed))
  const row = (contender: string, metric: string, unit: string, values: readonly number[]): BenchRow => ({
    bench: 'validation',
    case: 'sixty-fields',
    contender,
    n: 60,
    cpu: 1,
    metric,
    unit,
    median: median(values),
    // Of a speed the slow end counts, of a time the long one.
    p95: quantile(values, unit === 'records/s' ? 0.05 : 0.95),
    runs: values.length,
  })
  const speeds = contenders().map(({ name, validate }) => {
    const { values } = timed(runs, () => {
      for (const record of batch) if (!validate(record)) throw new Error(`${name} refuses a record that is valid`)
    })
    return row(
      name,
      'serverValidation',
      'records/s',
      values.slice(2).map((ms) => (records / ms) * 1000),
    )
  })
  const compile = timed(runs, () => void compileForm(sixtyFields))
  const form = compileForm(sixtyFields)
  if (!form.ok) throw new Error('the form is admitted')
  const one = sixtyValues(1)
  const all = timed(runs * 20, () => void validateValues(form.value, one, context))
  return [...speeds, row('phieu', 'compile', 'ms', compile.values), row('phieu', 'validateAll', 'ms', all.values)]
}
