import type { Browser, CDPSession, Page } from '@playwright/test'
import { onPage } from './on-page.ts'
import type { TypingStep } from './typing-plan.ts'

export interface Case {
  readonly contender: string
  /** `plain.html?cv=1&n=1000` on the bench's own server. */
  readonly url: string
  /** Throttling factor. */
  readonly cpu: number
  /** Null: mount and heap only. */
  readonly typing: readonly TypingStep[] | null
}

/** One page, opened, measured and closed. Times in milliseconds, heap in bytes. */
export interface Measured {
  readonly mount: number
  readonly inputs: number
  readonly heap: number
  /** JavaScript per key, and everything the main thread did per key. */
  readonly scriptPerKey: number | null
  readonly taskPerKey: number | null
  /** JavaScript when a field is left by Tab. */
  readonly scriptPerLeave: number | null
  readonly keyToPaint: readonly number[]
  /** The same of the keys that make fields come and go. */
  readonly toggle: readonly number[]
  /** From leaving a wrong field to its message in the document, and to its paint. */
  readonly blurToMessage: number | null
  readonly blurToPaint: number | null
}

/** After the last key of a field: autosave (300 ms) and the signals that wait for a pause (250 ms) belong to the keys. */
const SETTLE = 450
const wait = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))

async function metrics(cdp: CDPSession): Promise<{ script: number; task: number; heap: number }> {
  const { metrics: all } = await cdp.send('Performance.getMetrics')
  const of = (name: string) => all.find((each) => each.name === name)?.value ?? Number.NaN
  return { script: of('ScriptDuration') * 1000, task: of('TaskDuration') * 1000, heap: of('JSHeapUsedSize') }
}

async function focus(page: Page, field: string): Promise<void> {
  const found = await page.evaluate((name) => window.bench?.focus(name) === true, field)
  if (!found) throw new Error(`${field} takes no focus on ${page.url()}`)
  await page.keyboard.press('End')
}

/** The `End` that sets the caret is no key of the plan; its frame has passed when the second one after it begins. */
const forgetKeys = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const take = () => {
          window.bench?.takeKeys()
          resolve()
        }
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(take)))
      }),
  )

async function type(page: Page, cdp: CDPSession, steps: readonly TypingStep[], cpu: number) {
  const spent = { script: 0, task: 0, leave: 0 }
  const times: number[] = []
  const toggle: number[] = []
  for (const { field, keys } of steps) {
    await focus(page, field)
    // What the focus brings in around it is drawn in the frames after it, and is no key's work.
    await wait(SETTLE)
    await forgetKeys(page)
    const before = await metrics(cdp)
    for (const key of keys) {
      await page.keyboard.press(key)
      await wait(cpu > 1 ? 70 : 30)
    }
    await wait(SETTLE)
    const after = await metrics(cdp)
    spent.script += after.script - before.script
    spent.task += after.task - before.task
    const painted = (await page.evaluate(() => window.bench?.takeKeys())) ?? []
    times.push(...painted)
    if (field.endsWith('_kind')) toggle.push(...painted)
    const still = await metrics(cdp)
    await page.keyboard.press('Tab')
    await wait(SETTLE)
    spent.leave += (await metrics(cdp)).script - still.script
  }
  const keys = steps.reduce((sum, step) => sum + step.keys.length, 0)
  if (times.length !== keys) throw new Error(`${times.length} of ${keys} keys were painted`)
  return {
    scriptPerKey: spent.script / keys,
    taskPerKey: spent.task / keys,
    scriptPerLeave: spent.leave / steps.length,
    keyToPaint: times,
    toggle,
  }
}

/** Leaves a field with a text that is no number, where nobody has been before. Null for contenders that say nothing then. */
async function leaveWrong(page: Page): Promise<{ readonly message: number; readonly paint: number } | null> {
  await focus(page, 's01_people')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('abc')
  await wait(SETTLE)
  const told = page.evaluate(() => window.bench?.blurToMessage() ?? null)
  await wait(50)
  await page.keyboard.press('Tab')
  return told
}

const untyped = { scriptPerKey: null, taskPerKey: null, scriptPerLeave: null, keyToPaint: [], toggle: [] } as const

/** Opens the page of one contender and measures it. Throws when not every input is in the document. */
export async function measure(browser: Browser, { url, cpu, typing }: Case): Promise<Measured> {
  return onPage(browser, url, cpu, async ({ page, cdp }) => {
    const { mounted, expected } = await page.evaluate(async () => {
      if (window.bench === undefined) throw new Error('no bench')
      return { mounted: await window.bench.mount(), expected: window.bench.expected }
    })
    if (mounted.inputs < expected) throw new Error(`${url}: ${mounted.inputs} inputs in the document, not ${expected}`)
    await wait(300)
    await cdp.send('HeapProfiler.collectGarbage')
    await cdp.send('HeapProfiler.collectGarbage')
    const { heap } = await metrics(cdp)
    const typed = typing === null ? untyped : await type(page, cdp, typing, cpu)
    const left = typing === null ? null : await leaveWrong(page)
    return {
      mount: mounted.ms,
      inputs: mounted.inputs,
      heap,
      ...typed,
      blurToMessage: left?.message ?? null,
      blurToPaint: left?.paint ?? null,
    }
  })
}
