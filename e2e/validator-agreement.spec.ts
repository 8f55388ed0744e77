import { expect, test } from '@playwright/test'
import { build, type Rolldown } from 'vite'
import { generatedVerdicts } from '#core/form/testing/generated-verdicts.ts'

const pairs = Number(process.env['PHIEU_SCHEMA_PAIRS'] ?? 5000)
const seed = Number(process.env['PHIEU_AGREEMENT_SEED'] ?? 145)

/** The validator and the generator as one script for a page: the same source that Node runs as it is. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'src/core/form/testing/generated-verdicts.ts', formats: ['iife'], name: 'agreement' },
    },
  })
  const [output] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[] // not watching
  const [chunk] = output?.output ?? []
  if (chunk?.type !== 'chunk') throw new Error('The build gave no script')
  return chunk.code
}

test('the browser judges every generated pair as Node does, issue by issue', async ({ page }) => {
  test.setTimeout(1_800_000)
  await page.goto('about:blank')
  await page.addScriptTag({ content: await bundle() })
  const inBrowser = await page.evaluate(`agreement.generatedVerdicts(${seed}, ${pairs})`)
  const inNode = generatedVerdicts(seed, pairs)
  expect(inNode.length).toBe(Math.ceil(pairs / 10))
  expect(Array.isArray(inBrowser) && inBrowser.length).toBe(inNode.length)
  const differing = inNode.filter((text, i) => !Array.isArray(inBrowser) || inBrowser[i] !== text)
  expect(differing).toEqual([])
})
