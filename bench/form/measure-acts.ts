import type { Browser, Page } from '@playwright/test'
import { onPage } from './on-page.ts'
import { MISTAKES } from './mixed-form.ts'

const wait = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))

const mount = (page: Page): Promise<number> => page.evaluate(async () => (await window.bench?.mount())?.ms ?? Number.NaN)
const act = (page: Page, name: string): Promise<number> => page.evaluate((given) => window.bench?.act(given) ?? Number.NaN, name)

export interface SubmitTimes {
  /** Milliseconds until the mistakes are shown. */
  readonly shown: number
  /** The longest task of the main thread meanwhile; 0 when none took 50 ms. */
  readonly task: number
}

/** The first attempt to send a form with ten mistakes. */
export const measureSubmit = (browser: Browser, url: string, cpu: number, sections: number): Promise<SubmitTimes> =>
  onPage(browser, url, cpu, async ({ page }) => {
    await mount(page)
    // A worker has its form compiled by the time that somebody has filled in so much.
    await wait(3000)
    await page.evaluate(() => {
      const tasks: number[] = []
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
      Reflect.set(window, 'longTasks', tasks)
    })
    const { ms, errors } = await page.evaluate(() => window.bench?.submit() ?? { ms: Number.NaN, errors: 0 })
    await wait(200)
    const task = await page.evaluate(() => Math.max(0, ...(Reflect.get(window, 'longTasks') as number[]))) // put there above
    const expected = Math.min(MISTAKES, sections)
    if (errors !== expected) throw new Error(`${url}: ${errors} mistakes, not ${expected}`)
    return { shown: ms, task }
  })

/** Times in milliseconds to the frame that shows it. */
export interface RowTimes {
  readonly mount: number
  readonly type: readonly number[]
  readonly rowAdd: readonly number[]
  readonly rowDelete: readonly number[]
  readonly rowPaste: number
}

/** A table of rows: opened, typed into, a row added and taken out five times, 200 rows pasted. */
export const measureRows = (browser: Browser, url: string, cpu: number): Promise<RowTimes> =>
  onPage(browser, url, cpu, async ({ page }) => {
    const opened = await mount(page)
    await wait(500)
    await page.evaluate(() => window.bench?.focus('5/name'))
    await wait(300)
    await page.evaluate(() => window.bench?.takeKeys())
    for (const key of 'Nguyen Van') {
      await page.keyboard.press(key === ' ' ? 'Space' : key)
      await wait(40)
    }
    await wait(450)
    const type = await page.evaluate(() => window.bench?.takeKeys() ?? [])
    const rowAdd: number[] = []
    const rowDelete: number[] = []
    for (let i = 0; i < 5; i++) {
      rowAdd.push(await act(page, 'rowAdd'))
      await wait(300)
      rowDelete.push(await act(page, 'rowDelete'))
      await wait(300)
    }
    return { mount: opened, type, rowAdd, rowDelete, rowPaste: await act(page, 'rowPaste') }
  })

/** Bytes in use after the form was opened and closed a few times, and after fifty times. */
export const measureMemory = (browser: Browser, url: string): Promise<readonly [number, number]> =>
  onPage(browser, url, 1, async ({ page, cdp }) => {
    const rounds = async (times: number): Promise<number> => {
      for (let i = 0; i < times; i++) {
        await mount(page)
        await page.evaluate(() => window.bench?.unmount())
      }
      await wait(500)
      await cdp.send('HeapProfiler.collectGarbage')
      await cdp.send('HeapProfiler.collectGarbage')
      const { metrics } = await cdp.send('Performance.getMetrics')
      return metrics.find((each) => each.name === 'JSHeapUsedSize')?.value ?? Number.NaN
    }
    // The first rounds compile code and fill caches that stay.
    return [await rounds(5), await rounds(45)]
  })
