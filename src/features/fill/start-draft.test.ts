import { expect, it } from 'vitest'
import { buildPulledRecord, T0, testUser } from '#testing/builders.ts'
import { CORRECTION_REASON } from '#core/record/make-operation.ts'
import { changeDraft } from '#workspace/change-draft.ts'
import { newDraft } from './start-draft.ts'
import { compileForm } from '#core/form/compile.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { testContext } from '#core/form/testing/test-node.ts'
import { valueOf } from '#testing/device.ts'

it('a change begins with the reasons given before, so that nobody is asked twice', () => {
  const reasons = [{ ruleId: 'r1', at: '/name', text: 'Đã đối chiếu giấy tờ.' }]
  const form = valueOf(compileForm(smallDefinition()))
  const record = buildPulledRecord(1, { reasons })
  expect(changeDraft({ form, context: testContext(), authorId: testUser, now: T0, record }).reasons).toEqual(reasons)
})

it('why a closed record was to be corrected is no reason for the next correction', () => {
  const reasons = [{ ruleId: CORRECTION_REASON, at: '', text: 'Sai năm sinh.' }]
  const form = valueOf(compileForm(smallDefinition()))
  const record = buildPulledRecord(1, { reasons })
  expect(changeDraft({ form, context: testContext(), authorId: testUser, now: T0, record }).reasons).toEqual([])
})

it('a new record begins with the defaults of its form, a change with what the record has', () => {
  const record = buildPulledRecord(1, {})
  const definition = smallDefinition()
  const name = { ...definition.schema.properties?.['name'], default: 'Chưa đặt tên' }
  const form = valueOf(compileForm(smallDefinition({ schema: smallSchema({ name }) })))
  const start = { form, context: testContext(), authorId: testUser, now: T0 }
  expect(newDraft({ ...start, recordId: record.recordId, unitId: record.unitId })?.values).toEqual({ name: 'Chưa đặt tên' })
  expect(changeDraft({ ...start, record: { ...record, values: {} } }).values).toEqual({})
})
