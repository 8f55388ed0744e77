/**
 * `npm run bench:form [-- --runs 5 --n 200,1000 --cpu 1,4 --contenders phieu,plain,plain-cv,rjsf --mount-only]`: builds the
 * pages, opens them in turn in Chromium and writes `bench/results/form.json`. What each figure means: bench/README.md.
 */
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import playwrightConfig from '../../playwright.config.ts'
import { writeRows } from '../lib/bench-row.ts'
import { measure, type Measured } from './measure.ts'
import { tableOf, targetLine, targetsOf } from './report.ts'
import { rowsOf } from './rows.ts'
import { serveFolder } from './serve.ts'
import { typingPlan } from './typing-plan.ts'

const pages: Readonly<Record<string, string>> = {
  phieu: 'phieu.html?',
  'phieu-whole': 'phieu.html?whole=1&',
  plain: 'plain.html?',
  'plain-cv': 'plain.html?cv=1&',
  rjsf: 'rjsf.html?',
}

const { values: asked } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    n: { type: 'string', default: '200,1000' },
    cpu: { type: 'string', default: '1,4' },
    contenders: { type: 'string', default: Object.keys(pages).join(',') },
    'mount-only': { type: 'boolean', default: false },
  },
})
const numbers = (text: string): number[] => text.split(',').map(Number)
const contenders = asked.contenders.split(',')
const cases = numbers(asked.n).flatMap((n) => numbers(asked.cpu).map((cpu) => ({ n, cpu })))
const isWhole = asked.contenders === Object.keys(pages).join(',') && !asked['mount-only']

await build({ configFile: join(import.meta.dirname, 'vite.config.ts') })
const server = await serveFolder(join(import.meta.dirname, 'dist'))
const browser = await chromium.launch(playwrightConfig.use?.launchOptions)

const measured = new Map<string, Measured[]>()
for (let run = 0; run < Number(asked.runs); run++) {
  for (const { n, cpu } of cases) {
    // Each run begins with another contender, so that none is always the first after a pause.
    const turned = [...contenders.slice(run % contenders.length), ...contenders.slice(0, run % contenders.length)]
    for (const contender of turned) {
      const url = `${server.origin}/${pages[contender] ?? ''}n=${n}`
      const key = `${contender} ${n} ${cpu}`
      const found = await measure(browser, { contender, url, cpu, typing: asked['mount-only'] ? null : typingPlan(n) })
      measured.set(key, [...(measured.get(key) ?? []), found])
    }
    const mounts = contenders.map((name) => `${name} ${measured.get(`${name} ${n} ${cpu}`)?.at(-1)?.mount.toFixed(0)}`)
    console.log(`run ${run + 1}/${asked.runs}: ${n} fields, CPU ×${cpu}, mount ms: ${mounts.join(', ')}`)
  }
}
await browser.close()
server.close()

const rows = cases.flatMap(({ n, cpu }) =>
  contenders.flatMap((contender) => rowsOf({ contender, n, cpu, pages: measured.get(`${contender} ${n} ${cpu}`) ?? [] })),
)
console.log(`\n${tableOf(rows)}\n`)
for (const target of targetsOf(rows)) console.log(targetLine(target))
const [load = 0] = loadavg()
if (load > availableParallelism()) {
  console.log(
    `\nThe machine was busy (load ${load.toFixed(1)} on ${availableParallelism()} cores): p95 tells of the other work as well. Measure again.`,
  )
}
// A part of the figures, measured while working on the renderer, does not replace the whole.
console.log(`\n${writeRows(isWhole ? 'form' : 'form-part', rows)}`)
