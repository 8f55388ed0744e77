import type { Browser, CDPSession, Page } from '@playwright/test'
import './probe.ts'

export interface OpenPage {
  readonly page: Page
  readonly cdp: CDPSession
}

/** A bench page in a context of its own, ready to mount; closed when `work` is done. Throws when the page did. */
export async function onPage<T>(browser: Browser, url: string, cpu: number, work: (open: OpenPage) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  try {
    const page = await context.newPage()
    const failures: string[] = []
    page.on('pageerror', (error) => failures.push(String(error)))
    const cdp = await context.newCDPSession(page)
    await page.goto(url)
    await page
      .waitForFunction(() => window.bench !== undefined, null, { timeout: 60_000 })
      .catch((error: unknown) => {
        throw new Error(`${url}: ${failures.join('\n') || String(error)}`)
      })
    await cdp.send('Performance.enable')
    await cdp.send('HeapProfiler.collectGarbage')
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    const done = await work({ page, cdp })
    if (failures.length > 0) throw new Error(`${url}: ${failures.join('\n')}`)
    return done
  } finally {
    await context.close()
  }
}
