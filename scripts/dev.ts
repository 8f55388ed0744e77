import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** `npm run dev`: the server, restarted when its files change, and Vite's development server in front of it. */
const root = resolve(import.meta.dirname, '..')
const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess =>
  spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })

const children = [
  start(['--disable-proto=delete', '--watch', 'server/main.ts'], { PHIEU_MODE: process.env['PHIEU_MODE'] ?? 'demo' }),
  start(['node_modules/vite/bin/vite.js']),
]
const stop = (): void => children.forEach((child) => child.kill('SIGTERM'))
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
for (const child of children) child.on('exit', stop)
