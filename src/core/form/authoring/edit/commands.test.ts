import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Issue } from '#core/lib/issue.ts'
import { canonicalText } from '../../canonical.ts'
import { compileForm } from '../../compile.ts'
import type { FormDefinition } from '../../definition.ts'
import { parseFormDefinition } from '../../parse.ts'
import { allForms } from '#testing/all-forms.ts'
import { outlineOf } from '../outline.ts'
import { commands, countedIds, runCommand } from '../../testing/random-command.ts'
import { renameField } from './rename-field.ts'

/** What the definition says once it was written and read again, and what stands against it. */
function readAgain(definition: FormDefinition): { readonly text: string; readonly back: string | null; readonly issues: readonly Issue[] } {
  const text = canonicalText(definition)
  const parsed = parseFormDefinition(JSON.parse(text))
  if (!parsed.ok) return { text, back: null, issues: parsed.error }
  const compiled = compileForm(parsed.value)
  return { text, back: canonicalText(parsed.value), issues: compiled.ok ? [] : compiled.error }
}

/** The field under another name; null where the name is fixed by the whole that it is a part of. */
function renamed(form: FormDefinition, key: string, name: string): FormDefinition | null {
  const there = renameField(form, key, name)
  if (!there.ok && there.error[0]?.code === 'edit.fixed-part') return null
  expect(there.ok, JSON.stringify(there)).toBe(true)
  return there.ok ? there.value : null
}

/** Names that the builder would not give come back by hand only. */
const isGiven = (name: string): boolean => /^[a-z][a-z0-9_]{0,39}$/.test(name)

describe('commands on the forms there are', () => {
  it.each(allForms.map((form) => [form.key, form] as const))(
    '%s: whatever is done leaves a form that is admitted and compiles',
    (_, form) => {
      const step = fc.tuple(fc.nat(commands.length - 1), fc.infiniteStream(fc.nat(1_000_000)))
      fc.assert(
        fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
          const makeId = countedIds()
          let definition = form
          for (const drawn of steps) {
            const next = runCommand(definition, drawn, makeId)
            if (next === null) continue
            definition = next
            // What is kept of the outline before is what a stranger's eyes would see.
            const shown = outlineOf(definition)
            expect(shown, `command ${drawn[0]}`).toEqual(outlineOf(structuredClone(definition)))
            const { text, back, issues } = readAgain(definition)
            expect(issues, `command ${drawn[0]}`).toEqual([])
            expect(back).toBe(text)
          }
        }),
        { numRuns: Number(process.env['PHIEU_BUILDER_RUNS'] ?? 4), seed: 145 },
      )
    },
  )

  it.each(allForms.map((form) => [form.key, form] as const))('%s: every field under another name and back is the same form', (_, form) => {
    const text = canonicalText(form)
    for (const { key, name } of outlineOf(form).all) {
      const there = renamed(form, key, 'ten_khac_han')
      const back = there === null || !isGiven(name) ? null : renameField(there, key, name)
      if (back?.ok === true) expect(canonicalText(back.value), key).toBe(text)
    }
  })

  // What still named one of them by its old name would name nothing: all at once shows it as one by one does.
  it.each(allForms.map((form) => [form.key, form] as const))('%s: all fields under other names are a form that compiles', (_, form) => {
    let all = form
    for (const [at, { key }] of outlineOf(form).all.entries()) all = renamed(all, key, `ten_khac_${at}`) ?? all
    expect(outlineOf(all).all.filter(({ name }) => name.startsWith('ten_khac_')).length).toBeGreaterThan(0)
    expect(readAgain(all).issues).toEqual([])
  })
})
