// `npm run test:long`: what is too slow for every commit. Plain JavaScript for the system's Node 20.
import { join } from 'node:path'
import { ensureChromium } from './lib/chromium.mjs'
import { ensureBuilt, ensureInstalled, projectEnv, projectNode, root, run } from './lib/project.mjs'

ensureInstalled()
ensureBuilt()
const chromium = ensureChromium()
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const runs = [
  {
    name: '100,000 pairs of validator and Ajv; 300 runs of edits against a fresh instance, per form',
    args: [vitest, 'run', '--testTimeout=600000', 'src/core/form/ajv-agreement.test.ts', 'src/core/form/instance-agreement.test.ts'],
    env: { PHIEU_AGREEMENT_PAIRS: '100000', PHIEU_INSTANCE_RUNS: '300' },
  },
  {
    name: '100,000 pairs of generated schemas and values, against Ajv; 50,000 of older dialects, rewritten',
    args: [vitest, 'run', '--testTimeout=1800000', 'src/core/form/schema-agreement.test.ts', 'src/core/form/dialect'],
    env: { PHIEU_SCHEMA_PAIRS: '100000' },
  },
  {
    name: 'what was made to do harm: schemas, values, rules and records, each within 100 ms of processor time',
    args: ['bench/hostile/run.ts'],
    env: {},
  },
  {
    name: '2,000 pairs of versions and a record that moves on',
    args: [vitest, 'run', '--testTimeout=600000', 'src/core/form/upgrade'],
    env: { PHIEU_UPGRADE_RUNS: '2000' },
  },
  {
    name: '100 runs of builder commands over each form, whose samples its validator then takes',
    args: [vitest, 'run', '--testTimeout=1800000', 'src/core/form/authoring/samples/built-forms.test.ts'],
    env: { PHIEU_BUILDER_RUNS: '100' },
  },
  {
    name: '20,000 expressions over values of every kind, none of which may throw; and as many against the evaluator of the CEL library',
    args: [
      vitest,
      'run',
      '--testTimeout=600000',
      'src/core/form/expression/cel-agreement.test.ts',
      'src/core/form/expression/never-throws.test.ts',
    ],
    env: { PHIEU_CEL_RUNS: '20000' },
  },
  {
    name: '200 runs of 80 things that people, machines and the network do: nothing is lost, doubled or made up',
    args: [vitest, 'run', '--config', 'vitest.db.config.ts', '--testTimeout=7200000', 'faults/model'],
    env: { PHIEU_MODEL_RUNS: '200' },
  },
  {
    name: 'the same 100,000 pairs, judged in Node and in a real browser',
    args: [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test', '--project=journeys', 'validator-agreement'],
    env: { PHIEU_SCHEMA_PAIRS: '100000', ...(chromium ? { CHROMIUM_PATH: chromium } : {}) },
  },
  {
    name: 'every sample of every form, typed in a real browser; every screen and field type in both languages',
    args: [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test', '--project=journeys', 'forms', 'screens', 'gallery'],
    env: { PHIEU_E2E: 'all', ...(chromium ? { CHROMIUM_PATH: chromium } : {}) },
  },
  {
    name: 'the database tests on a PostgreSQL of the city’s own, whose owner is no superuser',
    args: ['scripts/test-external.ts'],
    env: {},
  },
]

let failed = 0
for (const { name, args, env } of runs) {
  console.log(`\n── ${name}`)
  const began = Date.now()
  const good = run(projectNode, args, { env: projectEnv(env) })
  console.log(`${good ? '✓' : '✗'} ${((Date.now() - began) / 1000).toFixed(0)} s`)
  if (!good) failed += 1
}
console.log(`\n${runs.length - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
