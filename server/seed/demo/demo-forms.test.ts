import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { compileForm } from '#core/form/compile.ts'
import { codeListsOf } from '#core/form/code-lists.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { addDays } from '#core/lib/calendar.ts'
import { must } from '#core/lib/assert.ts'
import { readDefinitions } from '../read-definitions.ts'
import { unitIdOf } from '../unit-id.ts'
import { demoForms } from './demo-forms.ts'
import { readDemo } from './demo-words.ts'
import { seededRandom } from './random.ts'
import { readyInvention } from './ready-invention.ts'
import { pickStory } from './story.ts'

const folder = fileURLToPath(new URL('../../../form-definitions', import.meta.url))
const place = { unitId: unitIdOf('commune-11560'), unitKey: 'commune-11560', communeCode: '11560', placeName: 'phường Thủy Nguyên' }

test('every invented record, and every correction of it, is valid on the day it is entered', async () => {
  const { forms, lists } = await readDefinitions(folder)
  const { words } = await readDemo(folder)
  for (const demo of demoForms) {
    const file = must(
      forms.find(({ definition }) => definition.key === demo.formKey),
      `${demo.formKey} is in form-definitions`,
    )
    const compiled = compileForm(file.definition)
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
    const random = seededRandom(demo.formKey)
    let previous: JsonObject | null = null
    for (let index = 0; index < 100; index++) {
      const day = addDays('2024-01-03', index * 10)
      const context = {
        asOf: day,
        lists: codeListsOf(
          lists.map(({ list }) => list),
          day,
        ),
        demo: true,
        previous,
      }
      const values = demo.invent({ random, words, place, day, index, millis: Date.parse(day), previous })
      const ready = readyInvention(compiled.value, values, context)
      for (const variant of [0, 1] as const) readyInvention(compiled.value, demo.amend(ready.values, variant), context)
      previous = ready.values
    }
  }
}, 60_000)

test('the same seed invents the same; every story occurs', () => {
  const [one, two] = [seededRandom('a'), seededRandom('a')]
  expect(Array.from({ length: 20 }, () => one.int(0, 1000))).toEqual(Array.from({ length: 20 }, () => two.int(0, 1000)))
  const steps = new Set(Array.from({ length: 2000 }, () => pickStory(one, 100)).flatMap((story) => story.map(({ kind }) => kind)))
  expect([...steps].toSorted()).toEqual([
    'accept-correction',
    'approve',
    'cancel',
    'change',
    'clashing-change',
    'refuse-correction',
    'return',
    'start-review',
    'withdraw',
  ])
})
