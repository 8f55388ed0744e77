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

const problems = (definition: FormDefinition): readonly Issue[] => {
  const parsed = parseFormDefinition(JSON.parse(canonicalText(definition)))
  if (!parsed.ok) return parsed.error
  const compiled = compileForm(parsed.value)
  return compiled.ok ? [] : compiled.error
}

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
            expect(problems(definition), `command ${drawn[0]}`).toEqual([])
            const text = canonicalText(definition)
            const back = parseFormDefinition(JSON.parse(text))
            expect(back.ok && canonicalText(back.value)).toBe(text)
          }
        }),
        { numRuns: Number(process.env['PHIEU_BUILDER_RUNS'] ?? 4), seed: 145 },
      )
    },
  )

  it.each(allForms.map((form) => [form.key, form] as const))('%s: every field under another name and back is the same form', (_, form) => {
    for (const { key, name } of outlineOf(form).all) {
      const there = renameField(form, key, 'ten_khac_han')
      if (!there.ok && there.error[0]?.code === 'edit.fixed-part') continue
      expect(there.ok, JSON.stringify(there)).toBe(true)
      if (!there.ok) continue
      expect(problems(there.value), key).toEqual([])
      // Names that the builder would not give come back by hand only.
      const back = /^[a-z][a-z0-9_]{0,39}$/.test(name) ? renameField(there.value, key, name) : null
      if (back?.ok === true) expect(canonicalText(back.value)).toBe(canonicalText(form))
    }
  })
})
