import type { Browser, Page } from '@playwright/test'
import './builder-page.ts'

export const builderActs = ['add', 'move', 'edit', 'undo'] as const
export type BuilderAct = (typeof builderActs)[number]

/** One page, opened, measured and closed. Milliseconds. */
export interface MeasuredBuilder {
  readonly mount: number
  readonly times: Readonly<Record<BuilderAct, readonly number[]>>
  /** The longest task of the main thread, from the first act to the last. */
  readonly task: number
}

/** A person looks where it went, then goes on; letters come faster. */
const BETWEEN = 700
const BETWEEN_LETTERS = 150

const wait = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))

async function taken(page: Page, wanted: number): Promise<readonly number[]> {
  const times: number[] = []
  for (let tries = 0; tries < 100 && times.length < wanted; tries++) {
    times.push(...((await page.evaluate(() => window.builder?.takeTimes())) ?? []))
    if (times.length < wanted) await wait(100)
  }
  if (times.length < wanted || times.some(Number.isNaN)) throw new Error(`of ${wanted} acts ${times.length} were seen: ${times.join(', ')}`)
  return times
}

async function addTimes(page: Page, count: number): Promise<readonly number[]> {
  const types = page.locator('.bd-type:visible')
  for (let at = 0; at < count; at++) {
    await types.nth((at * 5) % 20).click()
    await wait(BETWEEN)
  }
  return taken(page, count)
}

async function keyTimes(page: Page, key: string, count: number, between: number): Promise<readonly number[]> {
  for (let at = 0; at < count; at++) {
    await page.keyboard.press(key)
    await wait(between)
  }
  return taken(page, count)
}

/** Adds fields, types into a label, moves the field, takes it all back: in the middle of a form of `n` fields. */
export async function measureBuilder(browser: Browser, url: string, cpu: number, count: number): Promise<MeasuredBuilder> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  try {
    const page = await context.newPage()
    const failures: string[] = []
    page.on('pageerror', (error) => failures.push(String(error)))
    await page.goto(url)
    await page.waitForFunction(() => window.builder !== undefined, null, { timeout: 60_000 })
    const cdp = await context.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    const mount = await page.evaluate(() => window.builder?.mount() ?? Number.NaN)
    await wait(3000)
    await page.evaluate(() => window.builder?.chooseMiddle())
    await wait(1500)
    await page.evaluate(() => window.builder?.longestTask())
    const add = await addTimes(page, count)
    await page.evaluate(() => window.builder?.chooseMiddle())
    await wait(BETWEEN)
    await page.evaluate(() => window.builder?.focusLabel())
    const edit: number[] = []
    for (const letter of 'thue thang'
      .replaceAll(' ', '')
      .repeat(Math.ceil(count / 8))
      .slice(0, count))
      edit.push(...(await keyTimes(page, letter, 1, BETWEEN_LETTERS)))
    await wait(BETWEEN)
    await page.evaluate(() => window.builder?.focusCard())
    await wait(BETWEEN)
    const move = await keyTimes(page, 'Alt+ArrowDown', count, BETWEEN)
    const undo = await keyTimes(page, 'Control+z', count, BETWEEN)
    const task = await page.evaluate(() => window.builder?.longestTask() ?? Number.NaN)
    if (failures.length > 0) throw new Error(failures.join('\n'))
    return { mount, times: { add, move, edit, undo }, task }
  } finally {
    await context.close()
  }
}
