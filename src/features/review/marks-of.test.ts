import { expect, test } from 'vitest'
import type { JsonObject } from '#core/lib/json.ts'
import type { RevisionMessage } from '#core/protocol/records.ts'
import { householdForm } from '#renderer/testing/household-form.ts'
import { buildId } from '#testing/builders.ts'
import { marksOf } from './marks-of.ts'

const form = householdForm()

/** Newest first, numbered from the oldest. */
const history = (...values: JsonObject[]) => {
  const revisions = values.map((value, index): RevisionMessage => ({
    revision: index + 1,
    opId: buildId(index + 1),
    kind: 'change',
    formRef: form.ref,
    values: value,
    changed: [],
    reasons: [],
    warnings: [],
    authorName: 'Lan',
    at: '2026-11-20T00:00:00Z',
  }))
  return { revisions: revisions.toReversed(), values: values.at(-1) ?? {} }
}

test('marks what changed in any revision since the last decision, with the values decided on', () => {
  const first = { name: 'An', capital: 1 }
  const record = history(first, { name: 'Anh', capital: 1 }, { name: 'Anh', capital: 2 })
  expect(marksOf(form, { ...record, decided: 1 })).toEqual({ kind: 'decided', revision: 1, before: first, changed: ['/capital', '/name'] })
})

test('what was changed back, or decided on already, is not marked', () => {
  const record = history({ name: 'An' }, { name: 'Anh' }, { name: 'An' })
  expect(marksOf(form, { ...record, decided: 1 })).toMatchObject({ kind: 'decided', changed: [] })
  expect(marksOf(form, { ...record, decided: 3 })).toMatchObject({ kind: 'decided', revision: 3, changed: [] })
})

test('before any decision it compares with the revision before; the first has none', () => {
  const record = history({ name: 'An' }, { name: 'Anh' }, { name: 'Anh', capital: 2 })
  expect(marksOf(form, { ...record, decided: null })).toMatchObject({ kind: 'before', revision: 2, changed: ['/capital'] })
  expect(marksOf(form, { ...history({ name: 'An' }), decided: null })).toEqual({ kind: 'first' })
})
