import { expect, it } from 'vitest'
import { buildPulledRecord, T0, testUser } from '#testing/builders.ts'
import { changeDraft } from './start-draft.ts'
import { compileForm } from '#core/form/compile.ts'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { testContext } from '#core/form/testing/test-node.ts'
import { valueOf } from '#testing/device.ts'

it('a change begins with the reasons given before, so that nobody is asked twice', () => {
  const reasons = [{ ruleId: 'r1', at: '/name', text: 'Đã đối chiếu giấy tờ.' }]
  const form = valueOf(compileForm(smallDefinition()))
  const record = buildPulledRecord(1, { reasons })
  expect(changeDraft({ form, context: testContext(), authorId: testUser, now: T0, record }).reasons).toEqual(reasons)
})
