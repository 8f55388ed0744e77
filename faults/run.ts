// `npm run faults`: the fault table, cell by cell, printed and written to bench/results/faults.json.
//   --off        each remedy switched off: every cell has to break
//   --seed <n>   where within its range each fault falls
//   --only <id>  the cells whose id begins so
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startTestPostgres } from '../server/testing/database-setup.ts'
import { appendResults, type FaultResult } from './results.ts'
import { seeded } from './table/seeded.ts'
import type { FaultCell, TestedCell, WorldCell } from './table/cell.ts'
import { faultTable } from './table/table.ts'
import { dropFaultTemplate, makeFaultTemplate, type FaultTemplate } from './world/fault-server.ts'

// Dexie says so whenever a killed tab's connection is met.
console.warn = () => undefined

const { values: options } = parseArgs({
  options: { off: { type: 'boolean', default: false }, seed: { type: 'string', default: '145' }, only: { type: 'string', default: '' } },
})
const seed = Number(options.seed)
const cells = faultTable.filter(({ id }) => id.startsWith(options.only))

type Verdict = Pick<FaultResult, 'verdict' | 'detail'>

async function runWorld(cell: WorldCell, template: FaultTemplate): Promise<Verdict> {
  try {
    const broken = await cell.run({ template, random: seeded(seed), off: options.off })
    const held = broken.length === 0
    return { verdict: held === options.off ? 'failed' : 'held', detail: broken[0] ?? (options.off ? 'nothing broke' : '') }
  } catch (error) {
    return { verdict: 'failed', detail: error instanceof Error ? error.message : 'unknown' }
  }
}

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[]
  }[]
}

/** All tests that cells name, in one run of each configuration; by file. */
function runTests(tested: readonly TestedCell[]): Map<string, Report['testResults'][number]['assertionResults']> {
  const found = new Map<string, Report['testResults'][number]['assertionResults']>()
  const folder = mkdtempSync(join(tmpdir(), 'phieu-faults-'))
  const files = [...new Set(tested.map(({ file }) => file))].filter((file) => !file.startsWith('e2e/'))
  for (const isDb of [false, true]) {
    const mine = files.filter((file) => file.endsWith('.db.test.ts') === isDb)
    if (mine.length === 0) continue
    const report = join(folder, `${isDb}.json`)
    const config = isDb ? 'vitest.db.config.ts' : 'vitest.config.ts'
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, '--reporter=json', `--outputFile=${report}`, ...mine]
    spawnSync(process.execPath, vitest, { stdio: ['ignore', 'ignore', 'inherit'] })
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report // vitest's own report
    for (const { name, assertionResults } of testResults) found.set(mine.find((file) => name.endsWith(file)) ?? name, assertionResults)
  }
  rmSync(folder, { recursive: true, force: true })
  return found
}

function judgeTests(cell: TestedCell, results: ReturnType<typeof runTests>): Verdict {
  if (cell.file.startsWith('e2e/')) return { verdict: 'elsewhere', detail: `${cell.file}: runs with npm test` }
  const own = (results.get(cell.file) ?? []).filter(({ title }) => title.startsWith(cell.test))
  const failed = own.filter(({ status }) => status !== 'passed')
  if (own.length === 0) return { verdict: 'failed', detail: `${cell.file}: no such test` }
  return failed.length === 0
    ? { verdict: 'held', detail: `${cell.file}: ${own.length}` }
    : { verdict: 'failed', detail: `${cell.file}: ${failed[0]?.title}` }
}

const signs = { held: '✓', failed: '✗', elsewhere: '·', open: '–' } as const

function print(result: FaultResult): void {
  const { verdict, column, id, fault, detail, seconds } = result
  console.log(
    `${signs[verdict]} ${column.padEnd(9)} ${id.padEnd(30)} ${seconds.toFixed(1).padStart(6)} s  ${fault}${detail ? ` — ${detail}` : ''}`,
  )
}

async function verdictOf(cell: FaultCell, template: FaultTemplate, tests: ReturnType<typeof runTests>): Promise<Verdict> {
  if (cell.kind === 'world') return runWorld(cell, template)
  if (cell.kind === 'open') return { verdict: 'open', detail: cell.why }
  return judgeTests(cell, tests)
}

const postgres = await startTestPostgres()
const results: FaultResult[] = []
try {
  const template = await makeFaultTemplate(postgres)
  // With remedies off, only what can switch them is run.
  const chosen = options.off ? cells.filter(({ kind }) => kind === 'world') : cells
  const tests = runTests(chosen.filter((cell): cell is TestedCell => cell.kind === 'tested'))
  for (const cell of chosen) {
    const began = performance.now()
    const verdict = await verdictOf(cell, template, tests)
    const { id, column, fault, at } = cell
    const result = { id, column, fault, at, off: options.off, seed, ...verdict, seconds: (performance.now() - began) / 1000 }
    results.push(result)
    print(result)
  }
  await dropFaultTemplate(template)
} finally {
  await postgres.stop()
}
const count = (verdict: FaultResult['verdict']) => results.filter((result) => result.verdict === verdict).length
console.log(
  `\n${count('held')} ${options.off ? 'broke as they must' : 'held'}, ${count('failed')} failed, ${count('elsewhere')} in the journeys, ${count('open')} open`,
)
console.log(appendResults({ kind: 'table', at: new Date().toISOString(), results }))
process.exit(count('failed') === 0 ? 0 : 1)
