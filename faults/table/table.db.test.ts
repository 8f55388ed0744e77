import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { dropFaultTemplate, makeFaultTemplate, type FaultTemplate } from '../world/fault-server.ts'
import type { TestedCell, WorldCell } from './cell.ts'
import { seeded } from './seeded.ts'
import { faultTable } from './table.ts'

const SEED = 145
const worldCells = faultTable.filter((cell): cell is WorldCell => cell.kind === 'world')
const testedCells = faultTable.filter((cell): cell is TestedCell => cell.kind === 'tested')

let template: FaultTemplate
beforeAll(async () => {
  template = await makeFaultTemplate(inject('postgres'))
})
afterAll(() => dropFaultTemplate(template))

describe('each fault is survived, and no longer when its remedy is switched off', () => {
  test.each(worldCells)('$id: $fault', async ({ run }) => {
    expect(await run({ template, random: seeded(SEED), off: false })).toEqual([])
    expect(await run({ template, random: seeded(SEED), off: true })).not.toEqual([])
  })
})

test.each(testedCells)('$id: the test that the table leaves it to is there', ({ file, test: title }) => {
  expect(readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8')).toContain(`('${title}`)
})

test('each row of the table has a name of its own', () => {
  expect(new Set(faultTable.map(({ id }) => id)).size).toBe(faultTable.length)
})
