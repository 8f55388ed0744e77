import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { bringOldAssetsBack, setOldAssetsAside } from './old-assets.mjs'

const DAY = 86_400_000
let assets = ''
let aside = ''
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'assets-'))
  assets = join(folder, 'assets')
  aside = join(folder, 'aside')
})

/** A build on a day: what was there goes, these chunks come. */
function build(day: number, ...chunks: readonly string[]) {
  setOldAssetsAside(assets, aside, day * DAY)
  rmSync(assets, { recursive: true, force: true })
  mkdirSync(assets, { recursive: true })
  for (const chunk of chunks) writeFileSync(join(assets, chunk), chunk)
  bringOldAssetsBack(assets, aside, day * DAY)
}

it('keeps the chunks of a version for thirty days after it was replaced, however long it was in use', () => {
  build(100, 'a.js', 'shared.js')
  build(160, 'b.js', 'shared.js')
  expect(readdirSync(assets).toSorted()).toEqual(['a.js', 'b.js', 'shared.js'])
  build(185, 'c.js')
  expect(readdirSync(assets).toSorted()).toEqual(['a.js', 'b.js', 'c.js', 'shared.js'])
  build(191, 'd.js')
  expect(readdirSync(assets).toSorted()).toEqual(['b.js', 'c.js', 'd.js', 'shared.js'])
  expect(existsSync(join(aside, 'a.js'))).toBe(false)
})
