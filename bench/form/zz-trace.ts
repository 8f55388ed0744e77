import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { serveFolder } from '/tmp/wt/render/bench/form/serve.ts'
import playwrightConfig from '/tmp/wt/render/playwright.config.ts'
const css = process.argv[4] ?? ''
const n = process.argv[2] ?? '200'
const server = await serveFolder('/tmp/wt/render/bench/form/dist')
const browser = await chromium.launch(playwrightConfig.use?.launchOptions)
const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
const cdp = await page.context().newCDPSession(page)
await page.goto(`${server.origin}/${process.argv[3] ?? 'phieu.html?'}n=${n}`)
await page.waitForFunction(() => (window as any).bench !== undefined)
if (css) await page.addStyleTag({ content: css })
await page.evaluate(() => (window as any).bench.mount())
await new Promise(r => setTimeout(r, 500))
const info = await page.evaluate(() => ({sections: document.querySelectorAll('input,select,textarea').length, h: document.documentElement.scrollHeight}))
const inputs = page.locator('input[type=text], input:not([type])')
const count = await inputs.count()
for (const where of [0.05, 0.6]) {
  const i = inputs.nth(Math.floor(count*where))
  await i.evaluate((e: any) => { e.scrollIntoView({block:'center'}); e.focus({preventScroll:true}) })
  await new Promise(r => setTimeout(r, 600))
  const events: any[] = []
  const on = (e: any) => events.push(...e.value)
  cdp.on('Tracing.dataCollected', on)
  await cdp.send('Tracing.start', { traceConfig: { includedCategories: ['devtools.timeline', 'blink', 'cc', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.invalidationTracking'] , recordMode:'recordUntilFull'} } as any)
  for (let k = 0; k < 10; k++) { await page.keyboard.press('a'); await new Promise(r => setTimeout(r, 60)) }
  await new Promise(r => setTimeout(r, 200))
  const done = new Promise(r => cdp.once('Tracing.tracingComplete', r))
  await cdp.send('Tracing.end'); await done
  cdp.off('Tracing.dataCollected', on)
  const sum: Record<string, [number, number]> = {}
  for (const e of events) if (e.ph === 'X' && e.tdur) { const s = sum[e.name] ??= [0,0]; s[0]+=e.tdur/1000; s[1]++ }
  console.log(where, JSON.stringify(info), Object.entries(sum).sort((a,b)=>b[1][0]-a[1][0]).slice(0,12).map(([k,v])=>`\n  ${k} ${v[0].toFixed(1)}ms x${v[1]}`).join(''))
}
await browser.close(); server.close()
