import { codeListsOf } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import type { FormContext } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import type { BenchRow } from '../lib/bench-row.ts'
import { median, quantile } from '../lib/quantile.ts'
import { mixedForm, mixedValues } from '../form/mixed-form.ts'

const context: FormContext = { asOf: '2026-11-20', lists: codeListsOf([], '2026-11-20'), demo: true, previous: null }
const keysPerRun = 600

/** A form well under way, and one key typed into a text at its beginning, middle and end, with what the screen then asks of the field. */
function typist(n: number): (key: number) => void {
  const compiled = compileForm(mixedForm(n))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
  const form = compiled.value
  const instance = createInstance(form, mixedValues(n), context)
  const texts = form.nodes.filter((node) => node.type === 'text' && node.repeats.length === 0)
  for (const { path } of texts) instance.set(path, 'An')
  const spots = [texts[0], texts[texts.length >> 1], texts.at(-1)].flatMap((node) => node?.path ?? [])
  return (key) => {
    const path = spots[key % spots.length] ?? ''
    instance.set(path, `Nguyễn ${key}`)
    instance.issues(path)
    instance.isRequired(path)
  }
}

/** `coreKey`: processor time of a key in the engine alone, in forms of `n` fields; every run goes through all sizes. */
export function measureKeys(sizes: readonly number[] = [50, 200, 1000, 3000], runs = 15): readonly BenchRow[] {
  const forms = sizes.map((n) => ({ n, type: typist(n), values: [] as number[] }))
  for (let run = 0; run < runs; run++)
    for (const { type, values } of forms) {
      const began = process.cpuUsage()
      for (let key = 0; key < keysPerRun; key++) type(run * keysPerRun + key)
      const { user, system } = process.cpuUsage(began)
      values.push((user + system) / keysPerRun)
    }
  return forms.map(({ n, values }) => {
    const warm = values.slice(5)
    return {
      bench: 'validation',
      case: 'mixed',
      contender: 'phieu',
      n,
      cpu: 1,
      metric: 'coreKey',
      unit: 'µs',
      median: median(warm),
      p95: quantile(warm, 0.95),
      runs: warm.length,
    }
  })
}
