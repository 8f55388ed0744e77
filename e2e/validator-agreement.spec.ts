import { expect, test, type Page } from '@playwright/test'
import { build, type Rolldown } from 'vite'
import { agreement } from '#core/form/testing/agreement.ts'

const pairs = Number(process.env['PHIEU_SCHEMA_PAIRS'] ?? 5000)
const seed = Number(process.env['PHIEU_AGREEMENT_SEED'] ?? 145)

/** The validator, the rules and the generators as one script for a page: the same source that Node runs as it is. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'src/core/form/testing/agreement.ts', formats: ['iife'], name: 'phieu' },
    },
  })
  const [output] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[] // not watching
  const [chunk] = output?.output ?? []
  if (chunk?.type !== 'chunk') throw new Error('The build gave no script')
  return chunk.code
}

async function compare(page: Page, name: keyof typeof agreement, count: number): Promise<readonly string[]> {
  await page.goto('about:blank')
  await page.addScriptTag({ content: await bundle() })
  const inBrowser = await page.evaluate(`phieu.agreement.${name}(${seed}, ${count})`)
  const inNode = agreement[name](seed, count)
  expect(Array.isArray(inBrowser) && inBrowser.length).toBe(inNode.length)
  expect(inNode.filter((text, i) => !Array.isArray(inBrowser) || inBrowser[i] !== text)).toEqual([])
  return inNode
}

test('the browser judges every generated pair as Node does, issue by issue', async ({ page }) => {
  test.setTimeout(1_800_000)
  expect(await compare(page, 'generatedVerdicts', pairs)).toHaveLength(Math.ceil(pairs / 10))
})

test('rules over decimals, dates and Vietnamese text give the same in the browser as in Node', async ({ page }) => {
  test.setTimeout(600_000)
  const verdicts = await compare(page, 'expressionVerdicts', Math.min(pairs, 20_000) / 5)
  // Where nothing is ever found, agreement would prove nothing.
  const found = verdicts.flatMap((text) => (JSON.parse(text) as { readonly found: readonly [string, unknown, number][] }).found)
  const spoken = new Set(found.filter(([, value]) => value !== null).map(([text]) => text))
  expect(found.filter(([text]) => !spoken.has(text))).toEqual([])
})
