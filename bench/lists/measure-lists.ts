import type { Browser, CDPSession, Page } from '@playwright/test'
import './lists-page.ts'

/** One page, opened, measured and closed. Milliseconds, heap in bytes. */
export interface MeasuredLists {
  readonly listKeep: number
  readonly listOpen: number
  readonly listSearch: readonly number[]
  readonly cascade: readonly number[]
  /** The longest task of the main thread while a list arrives, while it opens, and while one types and chooses. */
  readonly taskKeep: number
  /** The same while the form with these lists is mounted. */
  readonly taskMount: number
  readonly taskOpen: number
  readonly taskSearch: number
  readonly heap: number
}

/** By name, by first letters, by code, nothing at all; keys with marks are no single keys. */
const searches = ['cam giang', 'to dan pho', 'thuy nguyen 12', 'tn', 'V0012', 'zzz k'] as const
const communesOf = [
  ['hai phong', 'thuy nguyen'],
  ['quang ninh', 'co to'],
] as const
const wait = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))
const longest = (page: Page): Promise<number> => page.evaluate(() => window.lists?.longestTask() ?? Number.NaN)

async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find((each) => each.name === 'JSHeapUsedSize')?.value ?? Number.NaN
}

async function searchTimes(page: Page, cpu: number): Promise<readonly number[]> {
  const times: number[] = []
  for (const text of searches) {
    for (const key of text) {
      await page.keyboard.press(key)
      await wait(cpu > 1 ? 180 : 90)
    }
    await wait(300)
    times.push(...((await page.evaluate(() => window.lists?.takeKeys())) ?? []))
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Backspace')
    await wait(200)
  }
  return times
}

/** A province chosen, its communes shown; a commune chosen, its villages shown. Each from the click to the painted list. */
async function cascadeTimes(page: Page): Promise<readonly number[]> {
  const show = (label: string) => page.evaluate((name) => window.lists?.show(name) ?? Number.NaN, label)
  const times: number[] = []
  for (const [province, commune] of communesOf) {
    await page.evaluate(() => window.lists?.show('Tỉnh, thành phố'))
    for (const [text, next] of [
      [province, 'Xã, phường'],
      [commune, 'Thôn, tổ dân phố'],
    ] as const) {
      await page.keyboard.press('Control+A')
      await page.keyboard.type(text)
      await wait(200)
      await page.keyboard.press('Enter')
      times.push(await show(next))
    }
  }
  return times
}

/** Brings a list to a fresh device, opens the form after a reload, types and chooses. */
export async function measureLists(browser: Browser, url: string, n: number, cpu: number): Promise<MeasuredLists> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  try {
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable')
    await page.goto(url)
    const isThere = () => page.waitForFunction(() => window.lists !== undefined, null, { timeout: 60_000 })
    await isThere()
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    const listKeep = await page.evaluate((rows) => window.lists?.keep(rows) ?? Number.NaN, n)
    const taskKeep = await longest(page)
    await page.reload()
    await isThere()
    await wait(500)
    await longest(page)
    const { listOpen, taskMount } = await page.evaluate(() => window.lists?.open() ?? { listOpen: Number.NaN, taskMount: Number.NaN })
    await wait(300)
    const taskOpen = await longest(page)
    const listSearch = await searchTimes(page, cpu)
    await page.keyboard.press('Escape')
    const cascade = await cascadeTimes(page)
    await wait(300)
    const taskSearch = await longest(page)
    return { listKeep, listOpen, listSearch, cascade, taskKeep, taskMount, taskOpen, taskSearch, heap: await heapOf(cdp) }
  } finally {
    await context.close()
  }
}
