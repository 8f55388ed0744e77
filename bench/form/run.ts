/**
 * `npm run bench:form [-- --runs 5 --n 50,200,1000,3000 --cpu 1,4 --contenders phieu,plain --parts mixed,submit,rows,memory --mount-only]`:
 * builds the pages, opens them in turn in Chromium and writes `bench/results/form.json`. What each figure means: bench/README.md.
 */
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import playwrightConfig from '../../playwright.config.ts'
import { writeRows, type BenchRow } from '../lib/bench-row.ts'
import { measure } from './measure.ts'
import { measureMemory, measureRows, measureSubmit } from './measure-acts.ts'
import { mixedSections } from './mixed-fields.ts'
import { tablesOf, targetLine, targetsOf } from './report.ts'
import { figure, rowsOf, rowTimes } from './rows.ts'
import { serveFolder } from './serve.ts'
import { typingPlan } from './typing-plan.ts'

const pages: Readonly<Record<string, string>> = {
  phieu: 'phieu.html?',
  'phieu-whole': 'phieu.html?whole=1&',
  'phieu-worker': 'phieu.html?elsewhere=1&',
  plain: 'plain.html?',
  'plain-cv': 'plain.html?cv=1&',
  rjsf: 'rjsf.html?',
  rhf: 'rhf.html?',
}
const all = 'mixed,submit,rows,memory'
const typed = 'phieu,phieu-whole,plain,plain-cv,rjsf'

const { values: asked } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    n: { type: 'string', default: '50,200,1000,3000' },
    cpu: { type: 'string', default: '1,4' },
    contenders: { type: 'string', default: typed },
    parts: { type: 'string', default: all },
    'mount-only': { type: 'boolean', default: false },
  },
})
const numbers = (text: string): number[] => text.split(',').map(Number)
const runs = Number(asked.runs)
const cases = numbers(asked.n).flatMap((n) => numbers(asked.cpu).map((cpu) => ({ n, cpu })))
const parts = asked.parts.split(',')
const isWhole = asked.contenders === typed && asked.parts === all && !asked['mount-only']

await build({ configFile: join(import.meta.dirname, 'vite.config.ts') })
const server = await serveFolder(join(import.meta.dirname, 'dist'))
const browser = await chromium.launch(playwrightConfig.use?.launchOptions)

/** `work` for each contender in each run; each run begins with another one, so that none is always the first after a pause. */
async function inTurn<T>(
  contenders: readonly string[],
  work: (contender: string) => Promise<T>,
): Promise<ReadonlyMap<string, readonly T[]>> {
  const found = new Map<string, T[]>(contenders.map((name) => [name, []]))
  for (let run = 0; run < runs; run++) {
    const from = run % contenders.length
    for (const name of [...contenders.slice(from), ...contenders.slice(0, from)]) found.get(name)?.push(await work(name))
  }
  return found
}

/** The rows say which contender does not have everything in the document. */
const caseOf = (contender: string): string => (contender.startsWith('phieu') && contender !== 'phieu-whole' ? 'windowed' : 'mixed')

const urlOf = (contender: string, n: number, more = ''): string => `${server.origin}/${pages[contender] ?? ''}${more}n=${n}`

async function mixed(n: number, cpu: number): Promise<readonly BenchRow[]> {
  // Stock RJSF takes minutes for 3,000 fields and says nothing new there.
  const contenders = asked.contenders.split(',').filter((name) => name !== 'rjsf' || n <= 1000)
  const typing = asked['mount-only'] ? null : typingPlan(n)
  const found = await inTurn(contenders, (contender) => measure(browser, { contender, url: urlOf(contender, n), cpu, typing }))
  console.log(`mixed: ${n} fields, CPU ×${cpu}: ${[...found].map(([name, each]) => `${name} ${each.at(-1)?.mount.toFixed(0)}`).join(', ')}`)
  return [...found].flatMap(([contender, each]) => rowsOf({ case: caseOf(contender), contender, n, cpu }, each))
}

async function submit(n: number, cpu: number): Promise<readonly BenchRow[]> {
  const found = await inTurn(['phieu', 'phieu-worker', 'rhf'], (contender) =>
    measureSubmit(browser, urlOf(contender, n, 'errors=1&'), cpu, mixedSections(n).length),
  )
  console.log(`submit: ${n} fields, CPU ×${cpu}`)
  return [...found].flatMap(([contender, each]) => [
    ...figure(
      { case: caseOf(contender), contender, n, cpu },
      'submit',
      'ms',
      each.map(({ shown }) => shown),
      each.length,
    ),
    ...figure(
      { case: caseOf(contender), contender, n, cpu },
      'taskSubmit',
      'ms',
      each.map(({ task }) => task),
      each.length,
    ),
  ])
}

async function rows(n: number, cpu: number): Promise<readonly BenchRow[]> {
  const found = await inTurn(['phieu'], () => measureRows(browser, `${server.origin}/rows.html?n=${n}`, cpu))
  console.log(`rows: ${n}, CPU ×${cpu}`)
  return rowTimes({ case: 'rows', contender: 'phieu', n, cpu }, found.get('phieu') ?? [])
}

async function memory(): Promise<readonly BenchRow[]> {
  const series = { case: 'memory', contender: 'phieu', n: 1000, cpu: 1 }
  const [few, many] = await measureMemory(browser, urlOf('phieu', 1000))
  console.log('memory: 50 times open and closed')
  return [...figure(series, 'heapAfter', 'MB', [many / 1e6], 1), ...figure(series, 'heapGrowth', 'ratio', [many / few], 1)]
}

const measured: BenchRow[] = []
for (const { n, cpu } of cases) {
  if (parts.includes('mixed')) measured.push(...(await mixed(n, cpu)))
  if (parts.includes('submit')) measured.push(...(await submit(n, cpu)))
}
if (parts.includes('rows')) for (const n of [10, 100, 500]) for (const cpu of numbers(asked.cpu)) measured.push(...(await rows(n, cpu)))
if (parts.includes('memory')) measured.push(...(await memory()))
await browser.close()
server.close()

console.log(`\n${tablesOf(measured)}\n`)
for (const target of targetsOf(measured)) console.log(targetLine(target))
const [load = 0] = loadavg()
if (load > availableParallelism()) {
  console.log(
    `\nThe machine was busy (load ${load.toFixed(1)} on ${availableParallelism()} cores): p95 tells of the other work as well. Measure again.`,
  )
}
// A part of the figures, measured while working on the renderer, does not replace the whole.
console.log(`\n${writeRows(isWhole ? 'form' : 'form-part', measured)}`)
