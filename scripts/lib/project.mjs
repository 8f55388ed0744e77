// Plain JavaScript for the system's Node 20: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bringOldAssetsBack, setOldAssetsAside } from './old-assets.mjs'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')
const windows = process.platform === 'win32'

/** The project's own Node (an npm dependency), because the system's may be out of support. */
export const projectNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')

/** The environment in which child processes find the project's Node and tools first. */
export function projectEnv(extra = {}) {
  const path = [dirname(projectNode), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(windows ? ';' : ':')
  return { ...process.env, PATH: path, ...extra }
}

/** Runs a program and waits. @returns {boolean} whether it ended with 0 */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, stdio: 'inherit', env: projectEnv(), ...options })
  return result.status === 0
}

/** Runs a tool of node_modules with the project's Node, by its script, so that no shell is needed on any system. */
export function runTool(script, args, options = {}) {
  return run(projectNode, [join(root, 'node_modules', ...script.split('/')), ...args], options)
}

/** @returns {boolean} whether anything had to be installed */
export function ensureInstalled() {
  const wanted = hashFiles([join(root, 'package-lock.json')])
  const marker = join(root, 'node_modules', '.phieu-installed')
  if (existsSync(marker) && existsSync(projectNode) && readFileSync(marker, 'utf8') === wanted) return false
  // npm is a script on Windows, which needs the shell; its arguments are constants.
  const done = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { env: process.env, shell: windows })
  if (!done || !existsSync(projectNode)) fail('Không cài được các gói: xem lỗi ở trên. · The packages could not be installed: see above.')
  writeFileSync(marker, wanted)
  return true
}

/** @returns {boolean} whether the app had to be built */
export function ensureBuilt() {
  const sources = [
    'src',
    'public',
    'index.html',
    'vite.config.ts',
    'scripts/check-bundle.ts',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ]
  const wanted = hashFiles(sources.flatMap((name) => filesUnder(join(root, name))))
  const marker = join(root, 'dist', '.built')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return false
  setOldAssetsAside(assets, oldAssets)
  if (!runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']))
    fail('Không dựng được giao diện: xem lỗi ở trên. · The build failed: see above.')
  bringOldAssetsBack(assets, oldAssets)
  mkdirSync(dirname(marker), { recursive: true })
  writeFileSync(marker, wanted)
  return true
}

const assets = join(root, 'dist', 'assets')
const oldAssets = join(root, '.cache', 'old-assets')

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

function hashFiles(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file.slice(root.length).split(sep).join('/')).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

export function fail(message) {
  console.error(`\n${message}\n`)
  process.exit(1)
}
