import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalText } from '#core/form/canonical.ts'
import { commands, countedIds, runCommand } from '#core/form/testing/random-command.ts'
import { allForms } from '#testing/all-forms.ts'
import { beginHistory, record, redo, undo } from './edit-history.ts'

it.each(allForms.map((form) => [form.key, form] as const))(
  '%s: whatever was done, taken back step by step is the first document, done again the last one',
  (_, form) => {
    const step = fc.tuple(fc.nat(commands.length - 1), fc.infiniteStream(fc.nat(1_000_000)))
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const makeId = countedIds()
        const first = canonicalText(form)
        let history = beginHistory(form)
        for (const drawn of steps) history = record(history, runCommand(history.document, drawn, makeId) ?? history.document, 'edit')
        const last = canonicalText(history.document)
        const done = history.past.length
        for (let i = 0; i < done; i++) history = undo(history)
        expect(canonicalText(history.document)).toBe(first)
        expect(history.past).toEqual([])
        for (let i = 0; i < done; i++) history = redo(history)
        expect(canonicalText(history.document)).toBe(last)
      }),
      { numRuns: Number(process.env['PHIEU_BUILDER_RUNS'] ?? 10), seed: 145 },
    )
  },
)
