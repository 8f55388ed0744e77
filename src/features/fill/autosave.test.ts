import { expect, test } from 'vitest'
import { createAutosave, type AutosaveTimers, type SaveState } from './autosave.ts'

/** Time that only moves when the test says so. */
function manualTimers() {
  let now = 0
  let setBack = 0
  let waiting: { readonly at: number; readonly run: () => void }[] = []
  const timers: AutosaveTimers = {
    now: () => now - setBack,
    after(millis, run) {
      const entry = { at: now + millis, run }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((other) => other !== entry)
      }
    },
  }
  return {
    timers,
    /** The device's clock is set back; timers go on as they were. */
    setBack: (millis: number) => void (setBack += millis),
    async advance(millis: number) {
      for (let step = 0; step < millis; step++) {
        now++
        const due = waiting.filter((entry) => entry.at <= now)
        waiting = waiting.filter((entry) => entry.at > now)
        for (const entry of due) entry.run()
        await Promise.resolve()
      }
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

function autosaveOf(save: () => Promise<string | null>) {
  const clock = manualTimers()
  const states: SaveState<string>[] = []
  return { autosave: createAutosave({ save, thrown: String, onState: (state) => states.push(state), timers: clock.timers }), clock, states }
}

test('a pause of 300 ms after the last key saves once', async () => {
  let saves = 0
  const { autosave, clock, states } = autosaveOf(async () => (saves++, null))
  autosave.touch()
  await clock.advance(200)
  autosave.touch()
  await clock.advance(299)
  expect(saves).toBe(0)
  await clock.advance(1)
  expect(saves).toBe(1)
  expect(states.map((state) => state.kind)).toEqual(['dirty', 'saving', 'saved'])
  expect(autosave.isDirty()).toBe(false)
})

test('steady typing is saved at the latest one second after the first unsaved key', async () => {
  let saves = 0
  const { autosave, clock } = autosaveOf(async () => (saves++, null))
  for (let key = 0; key < 10; key++) {
    autosave.touch()
    await clock.advance(100)
  }
  expect(saves).toBe(1)
})

test('a clock that is set back while one types holds no text back', async () => {
  let saves = 0
  const { autosave, clock } = autosaveOf(async () => (saves++, null))
  autosave.touch()
  clock.setBack(3_600_000)
  await clock.advance(300)
  expect([saves, autosave.isDirty()]).toEqual([1, false])
})

test('"saved" is said only after the write ended, and not while newer text waits', async () => {
  const ends: (() => void)[] = []
  const { autosave, clock, states } = autosaveOf(() => new Promise((resolve) => ends.push(() => resolve(null))))
  autosave.touch()
  await clock.advance(300)
  expect(states.at(-1)?.kind).toBe('saving')
  autosave.touch()
  ends[0]?.()
  await clock.advance(1)
  expect(states.at(-1)?.kind).toBe('dirty')
  await clock.advance(300)
  ends[1]?.()
  await clock.advance(1)
  expect(states.at(-1)?.kind).toBe('saved')
})

test('a failed write says why, keeps the text unsaved, and the next flush tries again', async () => {
  let broken = true
  const { autosave, clock, states } = autosaveOf(async () => (broken ? 'quota' : null))
  autosave.touch()
  await clock.advance(300)
  expect(states.at(-1)).toEqual({ kind: 'failed', failure: 'quota' })
  expect(autosave.isDirty()).toBe(true)
  expect(await autosave.flush()).toBe(false)
  broken = false
  expect(await autosave.flush()).toBe(true)
  expect(autosave.isDirty()).toBe(false)
})

test('after stop nothing is written any more', async () => {
  let saves = 0
  const { autosave, clock } = autosaveOf(async () => (saves++, null))
  autosave.touch()
  autosave.stop()
  await clock.advance(2000)
  expect(await autosave.flush()).toBe(true)
  expect(saves).toBe(0)
})

test('an error thrown while saving is a failed write: said, still unsaved, tried again', async () => {
  let broken = true
  const { autosave, clock, states } = autosaveOf(async () => {
    if (broken) throw new TypeError('no crypto')
    return null
  })
  autosave.touch()
  await clock.advance(300)
  expect(states.at(-1)).toEqual({ kind: 'failed', failure: 'TypeError: no crypto' })
  expect(autosave.isDirty()).toBe(true)
  expect(await autosave.flush()).toBe(false)
  broken = false
  expect(await autosave.flush()).toBe(true)
  expect(states.at(-1)?.kind).toBe('saved')
})

test('while paused nothing is written, whoever asks; what was typed is written after resume, and never after stop', async () => {
  let saves = 0
  const { autosave, clock } = autosaveOf(async () => (saves++, null))
  autosave.touch()
  autosave.pause()
  autosave.touch()
  const asked = autosave.flush()
  await clock.advance(2000)
  expect(saves).toBe(0)
  autosave.resume()
  expect(await asked).toBe(true)
  expect(saves).toBe(1)
  autosave.touch()
  autosave.pause()
  const again = autosave.flush()
  autosave.stop()
  expect(await again).toBe(true)
  expect(saves).toBe(1)
})
