// `npm test`: everything that must hold, on a fresh clone too. Plain JavaScript for the system's Node 20.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './lib/chromium.mjs'
import { ensureBuilt, ensureInstalled, fail, projectEnv, projectNode, root, run, runTool } from './lib/project.mjs'

ensureInstalled()
const reports = join(root, 'test-results', 'reports')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const chromium = ensureChromium()
if (!chromium) fail('Không tìm thấy Chromium; đặt CHROMIUM_PATH. · No Chromium found; set CHROMIUM_PATH.')

const counts = { passed: 0, failed: 0 }
const lines = []
const record = (name, passed, failed, began) => {
  counts.passed += passed
  counts.failed += failed
  lines.push(
    `${failed ? '✗' : '✓'} ${name.padEnd(22)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s`,
  )
}

/** A step that holds or does not: counts as one. */
function check(name, work) {
  console.log(`\n── ${name}`)
  const began = Date.now()
  const good = work()
  record(name, good ? 1 : 0, good ? 0 : 1, began)
}

/** A suite with a JSON report; one that ends badly, or without a report or a test, has failed. */
function suite(name, work, read) {
  console.log(`\n── ${name}`)
  const began = Date.now()
  const file = join(reports, `${name}.json`)
  const good = work(file)
  const { passed, failed } = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 1 }
  record(name, passed, good || failed ? failed : 1, began)
}

const vitest = (config) => (file) =>
  runTool('vitest/vitest.mjs', ['run', '--config', config, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`])
const vitestCounts = (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests + (report.numTotalTests === 0 ? 1 : 0) })
const playwright = (file) =>
  runTool('@playwright/test/cli.js', ['test'], { env: projectEnv({ CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file }) })
const playwrightCounts = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + (stats.expected === 0 ? 1 : 0),
})

check('format', () => runTool('oxfmt/bin/oxfmt', ['--check']) && run(projectNode, ['scripts/format-forms.ts', '--check']))
check('lint', () => runTool('oxlint/bin/oxlint', ['--deny-warnings']))
for (const project of ['src/core', '.', 'src/sw', 'server', 'tsconfig.tests.json'])
  check(`types ${project}`, () => runTool('typescript/bin/tsc', ['-p', project]))
suite('unit', vitest('vitest.config.ts'), vitestCounts)
suite('database', vitest('vitest.db.config.ts'), vitestCounts)
// The build itself refuses a first load of more than 300 kB.
check('build', () => (ensureBuilt(), true))
suite('end-to-end', playwright, playwrightCounts)

console.log(`\n${lines.join('\n')}\n`)
console.log(`${counts.passed} passed, ${counts.failed} failed`)
process.exit(counts.failed === 0 ? 0 : 1)
