/**
 * `npm run bench:lists [-- --runs 5 --n 3321,100000 --cpu 1,4]`: builds the page, opens it in Chromium and writes
 * `bench/results/lists.json`. What each figure means: bench/README.md.
 */
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import playwrightConfig from '../../playwright.config.ts'
import { serveFolder } from '../form/serve.ts'
import { writeRows, type BenchRow } from '../lib/bench-row.ts'
import { median, quantile } from '../lib/quantile.ts'
import { measureLists, type MeasuredLists } from './measure-lists.ts'

const { values: asked } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    n: { type: 'string', default: '3321,100000' },
    cpu: { type: 'string', default: '1,4' },
  },
})
const numbers = (text: string): number[] => text.split(',').map(Number)
const cases = numbers(asked.n).flatMap((n) => numbers(asked.cpu).map((cpu) => ({ n, cpu })))

await build({ configFile: join(import.meta.dirname, 'vite.config.ts') })
const server = await serveFolder(join(import.meta.dirname, 'dist'))
const browser = await chromium.launch(playwrightConfig.use?.launchOptions)
const measured = new Map<string, MeasuredLists[]>()
for (let run = 0; run < Number(asked.runs); run++) {
  for (const { n, cpu } of cases) {
    const key = `${n} ${cpu}`
    const found = await measureLists(browser, `${server.origin}/lists.html`, n, cpu)
    measured.set(key, [...(measured.get(key) ?? []), found])
    console.log(`run ${run + 1}/${asked.runs}: ${n} rows, CPU ×${cpu}, open ${found.listOpen.toFixed(0)} ms`)
  }
}
await browser.close()
server.close()

const rows = cases.flatMap(({ n, cpu }): BenchRow[] => {
  const pages = measured.get(`${n} ${cpu}`) ?? []
  const row = (metric: string, unit: string, values: readonly number[]): BenchRow => {
    const of = (value: number) => Math.round(value * 10) / 10
    const figures = { median: of(median(values)), p95: of(quantile(values, 0.95)), runs: pages.length }
    return { bench: 'lists', case: 'villages', contender: 'phieu', n, cpu, metric, unit, ...figures }
  }
  return [
    ...(['listOpen', 'listKeep', 'taskKeep', 'taskMount', 'taskOpen', 'taskSearch'] as const).map((metric) =>
      row(
        metric,
        'ms',
        pages.map((page) => page[metric]),
      ),
    ),
    ...(['listSearch', 'cascade'] as const).map((metric) =>
      row(
        metric,
        'ms',
        pages.flatMap((page) => page[metric]),
      ),
    ),
    row(
      'heap',
      'MB',
      pages.map((page) => page.heap / 1e6),
    ),
  ]
})
for (const { n, cpu, metric, unit, median: middle, p95 } of rows)
  console.log(`${String(n).padStart(7)} ×${cpu}  ${metric.padEnd(11)} ${String(middle).padStart(8)} ${unit}, p95 ${p95}`)

/** What the project wants of these figures, at full speed. */
const targets: readonly (readonly [string, number])[] = [
  ['listSearch', 100],
  ['taskOpen', 50],
  ['taskSearch', 50],
]
for (const [metric, limit] of targets)
  for (const row of rows.filter((each) => each.metric === metric && each.cpu === 1))
    console.log(`${row.p95 <= limit ? '✓' : '✗'} ${metric} p95 ≤ ${limit} ms with ${row.n} rows: ${row.p95}`)
const [load = 0] = loadavg()
if (load > availableParallelism()) console.log(`The machine was busy (load ${load.toFixed(1)}): measure again.`)
console.log(`\n${writeRows('lists', rows)}`)
