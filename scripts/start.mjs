// `npm start`: from a fresh clone to a running Phiếu. Plain JavaScript for the system's Node 20.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, projectEnv, projectNode, root } from './lib/project.mjs'

const steps = []
const timed = (vietnamese, english, work) => {
  const began = Date.now()
  const done = work()
  steps.push(`${done ? '✓' : '·'} ${vietnamese} (${english})${done ? ` ${((Date.now() - began) / 1000).toFixed(0)} s` : ''}`)
}

timed('Các gói', 'packages', ensureInstalled)
timed('Giao diện', 'app build', ensureBuilt)

const server = spawn(projectNode, ['--disable-proto=delete', join(root, 'server', 'main.ts')], {
  cwd: root,
  stdio: 'inherit',
  env: projectEnv({ PHIEU_MODE: process.env.PHIEU_MODE ?? 'demo', PHIEU_START_STEPS: steps.join('\n') }),
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
