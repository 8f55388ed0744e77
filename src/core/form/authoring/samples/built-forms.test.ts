import fc from 'fast-check'
import { expect, it } from 'vitest'
import { allForms } from '#testing/all-forms.ts'
import { formsRoot, jsonFilesIn, readJson } from '#testing/form-samples.ts'
import { join } from 'node:path'
import type { CodeList } from '../../code-list.ts'
import { codeListsOf } from '../../code-lists.ts'
import { compileForm } from '../../compile.ts'
import type { FormContext } from '../../compiled-form.ts'
import { templateOf } from '../../../lib/record-path.ts'
import { commands, countedIds, runCommand } from '../../testing/random-command.ts'
import { validateRecord } from '../../validate-record.ts'
import { makeSample } from './make-sample.ts'

const lists = jsonFilesIn(join(formsRoot, 'code-lists')).map((name) => readJson<CodeList>(join(formsRoot, 'code-lists', name)))
const context: FormContext = { asOf: '2026-11-20', lists: codeListsOf(lists, '2026-11-20'), demo: true, previous: null }

/** What no sample brings: bytes, other records, numbers of the server, structures of any kind. */
const neverMade = new Set(['file', 'photo', 'audio', 'record-ref', 'assigned-number', 'island'])

it.each(allForms.map((form) => [form.key, form] as const))('%s: whatever is built from it passes its own samples', (_, form) => {
  const runs = Number(process.env['PHIEU_BUILDER_RUNS'] ?? 3)
  const step = fc.tuple(fc.nat(commands.length - 1), fc.infiniteStream(fc.nat(1_000_000)))
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), fc.nat(1000), (steps, seed) => {
      const makeId = countedIds()
      const built = steps.reduce((definition, drawn) => runCommand(definition, drawn, makeId) ?? definition, form)
      const compiled = compileForm(built)
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
      const { byPath } = compiled.value
      const sample = makeSample(compiled.value, context, { seed, fill: 'required' })
      const open = sample.issues.filter(({ path }) => !neverMade.has(byPath.get(templateOf(path))?.type ?? ''))
      expect(open).toEqual([])
      if (sample.issues.length === 0) expect(validateRecord(compiled.value, sample.values, sample.reasons, context).ok).toBe(true)
    }),
    { numRuns: runs, seed: 145 },
  )
})
