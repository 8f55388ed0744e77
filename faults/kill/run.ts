// `npm run faults:kill`: SIGKILLs of the server (and of browsers) under load; each is appended to bench/results/faults.json.
//   -- <n>       how many (200)
//   --fresh      counts from 0 instead of going on where the file ends
import { parseArgs } from 'node:util'
import { startTestPostgres } from '../../server/testing/database-setup.ts'
import { appendResults, readResults, type KillResult } from '../results.ts'
import { dropFaultTemplate, makeFaultTemplate } from '../world/fault-server.ts'
import { runKills } from './kill-runs.ts'

// Dexie says so whenever a killed tab's connection is met.
console.warn = () => undefined

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { fresh: { type: 'boolean', default: false } } })
const count = Number(positionals[0] ?? 200)
const earlier = options.fresh ? [] : readResults().flatMap((run) => (run.kind === 'kills' ? run.results : []))
const from = earlier.length

const kept: KillResult[] = []
const keep = (): void => {
  const results = kept.splice(0)
  if (results.length > 0) appendResults({ kind: 'kills', at: new Date().toISOString(), results })
}
const all: KillResult[] = []
function onKill(result: KillResult): void {
  kept.push(result)
  all.push(result)
  // Often enough for a run that is broken off.
  if (kept.length >= 10) keep()
  const { kill, how, after, acknowledged, broken } = result
  console.log(
    `${broken.length === 0 ? '✓' : '✗'} ${String(kill).padStart(5)} ${how.padEnd(13)} ${String(after).padStart(4)} ms  ${acknowledged} saved  ${broken.join('; ')}`,
  )
}

const postgres = await startTestPostgres()
try {
  const template = await makeFaultTemplate(postgres)
  await runKills({ template, from, count, seed: 145, onKill })
  await dropFaultTemplate(template)
} finally {
  keep()
  await postgres.stop()
}
const sum = (results: readonly KillResult[], of: 'acknowledged' | 'lost' | 'duplicated') =>
  results.reduce((total, result) => total + result[of], 0)
const line = (name: string, results: readonly KillResult[]) =>
  `${name}: ${results.length} kills, ${sum(results, 'acknowledged')} acknowledged, ${sum(results, 'lost')} lost, ${sum(results, 'duplicated')} duplicated`
console.log(`\n${line('this run', all)}\n${line('all runs', [...earlier, ...all])}`)
process.exit(all.every(({ broken }) => broken.length === 0) ? 0 : 1)
