import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const planted: readonly (readonly [file: string, specifier: string, allowed: boolean])[] = [
  ['src/core/form/planted.ts', '#storage/vault.ts', false],
  ['src/core/form/planted.ts', '#server/config.ts', false],
  ['src/core/form/planted.ts', '../lib/result.ts', true],
  ['src/storage/planted.ts', '#network/api.ts', false],
  ['src/storage/planted.ts', '../core/lib/result.ts', false],
  ['src/storage/planted.ts', '#core/lib/result.ts', true],
  ['src/network/planted.ts', '#storage/vault.ts', false],
  ['src/network/planted.ts', 'dexie', false],
  ['src/features/fill/planted.ts', 'fflate', false],
  ['src/sync/planted.ts', '#storage/vault.ts', true],
  ['src/sync/planted.ts', '#ui/button.tsx', false],
  ['src/ui/planted.ts', '#renderer/form-view.tsx', false],
  ['src/ui/planted.ts', '#storage/vault.ts', false],
  ['src/renderer/planted.ts', '#features/fill/screen.tsx', false],
  ['src/renderer/planted.ts', '#ui/button.tsx', true],
  ['src/features/fill/planted.ts', '../review/screen.tsx', false],
  ['src/features/fill/planted.ts', '#features/review/screen.tsx', false],
  ['src/features/builder/rules/planted.ts', '../inspector/panel.tsx', true],
  ['src/features/builder/rules/planted.ts', '../use-builder.ts', true],
  ['src/features/builder/rules/planted.ts', '../../review/screen.tsx', false],
  ['src/features/fill/planted.ts', '#app/main.tsx', false],
  ['src/features/fill/planted.ts', '#sync/create-sync.ts', true],
  ['src/workspace/planted.ts', '#features/fill/screen.tsx', false],
  ['src/workspace/planted.ts', '#renderer/form-view.tsx', true],
  ['src/renderer/planted.ts', '#workspace/go.tsx', false],
  ['src/features/fill/planted.ts', '#workspace/go.tsx', true],
  ['src/app/planted.ts', '#features/fill/screen.tsx', true],
  ['src/app/planted.ts', '#server/config.ts', false],
  ['src/sw/planted.ts', '#app/main.tsx', false],
  ['server/planted.ts', '#storage/vault.ts', false],
  ['server/planted.ts', '../src/core/lib/result.ts', false],
  ['server/planted.ts', '#core/lib/result.ts', true],
]

describe('the layer table of the linter', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'phieu-layers-'))
    cpSync('.oxlintrc.json', join(folder, '.oxlintrc.json'))
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'), 'junction')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const lint = (file: string, text: string): string => {
    const path = join(folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    const run = spawnSync(process.execPath, ['node_modules/oxlint/bin/oxlint', '--format=json', file], { cwd: folder, encoding: 'utf8' })
    rmSync(path)
    return run.stdout
  }

  it.each(planted)('%s importing %s: allowed is %s', (file, specifier, allowed) => {
    const output = lint(file, `import { thing } from '${specifier}'\nexport const other = thing\n`)
    expect(output.includes('no-restricted-imports'), output).toBe(!allowed)
  })

  it('a file of 401 lines and a function of 61 lines are errors', () => {
    expect(lint('src/core/form/planted.ts', `${'export {}\n'.repeat(401)}`)).toContain('max-lines')
    const body = Array.from({ length: 61 }, (_, line) => `  void ${line}`).join('\n')
    expect(lint('src/core/form/planted.ts', `export function long(): void {\n${body}\n}\n`)).toContain('max-lines-per-function')
  })
})
