/**
 * `npm run bench:builder [-- --runs 5 --n 100,1000 --cpu 1 --acts 12]`: builds the page, opens it in Chromium and writes
 * `bench/results/builder.json`. What each figure means: bench/README.md.
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
import { builderActs, measureBuilder, type MeasuredBuilder } from './measure-builder.ts'

const { values: asked } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    n: { type: 'string', default: '100,1000' },
    cpu: { type: 'string', default: '1' },
    acts: { type: 'string', default: '12' },
  },
})
const numbers = (text: string): number[] => text.split(',').map(Number)
const cases = numbers(asked.n).flatMap((n) => numbers(asked.cpu).map((cpu) => ({ n, cpu })))

await build({ configFile: join(import.meta.dirname, 'vite.config.ts') })
const server = await serveFolder(join(import.meta.dirname, 'dist'))
const browser = await chromium.launch(playwrightConfig.use?.launchOptions)
const measured = new Map<string, MeasuredBuilder[]>()
for (let run = 0; run < Number(asked.runs); run++)
  for (const { n, cpu } of cases) {
    const found = await measureBuilder(browser, `${server.origin}/builder.html?n=${n}`, cpu, Number(asked.acts))
    const key = `${n} ${cpu}`
    measured.set(key, [...(measured.get(key) ?? []), found])
    const middle = builderActs.map((act) => `${act} ${median(found.times[act]).toFixed(0)}`).join(', ')
    console.log(`run ${run + 1}/${asked.runs}: ${n} fields, CPU ×${cpu}, ${middle} ms`)
  }
await browser.close()
server.close()

const rows = cases.flatMap(({ n, cpu }): BenchRow[] => {
  const pages = measured.get(`${n} ${cpu}`) ?? []
  const row = (metric: string, values: readonly number[]): BenchRow => {
    const of = (value: number) => Math.round(value * 10) / 10
    const figures = { median: of(median(values)), p95: of(quantile(values, 0.95)), runs: pages.length }
    return { bench: 'builder', case: 'mixed', contender: 'phieu', n, cpu, metric, unit: 'ms', ...figures }
  }
  return [
    ...builderActs.map((act) =>
      row(
        act,
        pages.flatMap((page) => page.times[act]),
      ),
    ),
    row(
      'mount',
      pages.map((page) => page.mount),
    ),
    row(
      'task',
      pages.map((page) => page.task),
    ),
  ]
})
for (const { n, cpu, metric, unit, median: middle, p95 } of rows)
  console.log(`${String(n).padStart(7)} ×${cpu}  ${metric.padEnd(6)} ${String(middle).padStart(8)} ${unit}, p95 ${p95}`)

/** What the project wants of an act, at full speed. */
const LIMIT = 100
for (const { n, metric, p95 } of rows.filter((row) => row.cpu === 1 && builderActs.some((act) => act === row.metric)))
  console.log(`${p95 <= LIMIT ? '✓' : '✗'} ${metric} p95 ≤ ${LIMIT} ms with ${n} fields: ${p95}`)
const [load = 0] = loadavg()
if (load > availableParallelism()) console.log(`The machine was busy (load ${load.toFixed(1)}): measure again.`)
console.log(`\n${writeRows('builder', rows)}`)
