/**
 * `npm install` once in this folder, then `node bench/peers/run.ts [-- --runs 5 --n 50,200,1000 --cpu 1]`: the form of `bench:form` in other
 * form libraries and in ours, in one run; writes `bench/results/peers.json`. What each figure means: bench/README.md.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import playwrightConfig from '../../playwright.config.ts'
import { measure, type Measured } from '../form/measure.ts'
import { tablesOf } from '../form/report.ts'
import { rowsOf } from '../form/rows.ts'
import { serveFolder } from '../form/serve.ts'
import { typingPlan } from '../form/typing-plan.ts'
import { writeRows, type BenchRow } from '../lib/bench-row.ts'

if (!existsSync(join(import.meta.dirname, 'node_modules'))) {
  console.error('Chạy npm install trong bench/peers trước. · Run npm install in bench/peers first.')
  process.exit(2)
}

const pages: Readonly<Record<string, string>> = {
  phieu: 'form/phieu.html?',
  'phieu-whole': 'form/phieu.html?whole=1&',
  plain: 'form/plain.html?',
  rjsf: 'form/rjsf.html?',
  jsonforms: 'peers/jsonforms.html?',
  surveyjs: 'peers/surveyjs.html?',
  formio: 'peers/formio.html?',
}

const { values: asked } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    n: { type: 'string', default: '50,200,1000' },
    cpu: { type: 'string', default: '1' },
    contenders: { type: 'string', default: Object.keys(pages).join(',') },
  },
})
const numbers = (text: string): number[] => text.split(',').map(Number)
const contenders = asked.contenders.split(',')
const runs = Number(asked.runs)

await build({ configFile: join(import.meta.dirname, 'vite.config.ts') })
const server = await serveFolder(join(import.meta.dirname, 'dist'))
const browser = await chromium.launch(playwrightConfig.use?.launchOptions)

const rows: BenchRow[] = []
for (const n of numbers(asked.n)) {
  for (const cpu of numbers(asked.cpu)) {
    const found = new Map<string, Measured[]>()
    // Each run begins with another one, so that none is always the first after a pause.
    for (let run = 0; run < runs; run++) {
      const from = run % contenders.length
      for (const contender of [...contenders.slice(from), ...contenders.slice(0, from)]) {
        const url = `${server.origin}/${pages[contender] ?? ''}n=${n}`
        const measured = await measure(browser, { contender, url, cpu, typing: typingPlan(n) })
        found.set(contender, [...(found.get(contender) ?? []), measured])
      }
    }
    for (const [contender, each] of found)
      rows.push(...rowsOf({ case: contender === 'phieu' ? 'windowed' : 'mixed', contender, n, cpu }, each))
    console.log(`${n} fields, CPU ×${cpu}: ${[...found].map(([name, each]) => `${name} ${each.at(-1)?.mount.toFixed(0)}`).join(', ')}`)
  }
}
await browser.close()
server.close()

console.log(`\n${tablesOf(rows)}\n\n${writeRows('peers', rows)}`)
