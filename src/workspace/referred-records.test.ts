import { expect, test } from 'vitest'
import { createInstance } from '#core/form/instance.ts'
import { compiled, testContext } from '#core/form/testing/compiled.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import type { RecordId } from '#core/lib/ids.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import { buildId, buildPulledRecord, testScope, testUnit } from '#testing/builders.ts'
import { buildDevice, valueOf } from '#testing/device.ts'
import { referredRecords } from './referred-records.ts'

const id = { type: 'string', format: 'uuid' } as const
const form = compiled(
  smallDefinition({
    uiSchema: {},
    schema: smallSchema({
      sibling: {
        title: 'Anh chị',
        'x-phieu': { id: 'sibling0', type: 'record-ref', form: 'birth-registration' },
        type: 'object',
        properties: { recordId: id, unitId: id, title: { type: 'string' } },
        required: ['recordId', 'unitId', 'title'],
        unevaluatedProperties: false,
      },
    }),
    rules: [
      {
        id: 'sameward',
        check: 'record_field(sibling, "ward") == name',
        at: '/sibling',
        severity: 'warn',
        message: 'Khác phường {record_field(sibling, "ward")}.',
      },
    ],
  }),
)
const named = (recordId: RecordId, unitId: string = testUnit) => ({ name: 'Hồng Bàng', sibling: { recordId, unitId, title: 'x' } })

async function vaultWith(changes: readonly PulledRecord[]) {
  const vault = await buildDevice().openTab()
  valueOf(await vault.applyPull(testScope, { changes: [...changes], next: 9, more: false, epoch: 'e1' }))
  return vault
}

test('a rule looks into a record that the device holds, and tells what it found', async () => {
  const held = buildPulledRecord(1, { values: { ward: 'Lê Chân' } })
  const values = named(held.recordId)
  const records = await referredRecords(await vaultWith([held]), form, values)
  expect(records).toEqual({ [held.recordId]: { ward: 'Lê Chân' } })
  expect(createInstance(form, values, testContext({ records })).allIssues()).toMatchObject([
    {
      code: 'rule',
      path: '/sibling',
      severity: 'warn',
      params: { ruleId: 'sameward', values: { 'record_field(sibling, "ward")': 'Lê Chân' } },
    },
  ])
})

test('it says nothing of a record that is not here, is gone, or is not the one that was named', async () => {
  const held = buildPulledRecord(1, { values: { ward: 'Lê Chân' } })
  const withdrawn = buildPulledRecord(2, { values: { ward: 'Lê Chân' }, state: { kind: 'withdrawn' } })
  const otherForm = buildPulledRecord(3, { values: { ward: 'Lê Chân' }, formRef: `other-form@1#${'a'.repeat(64)}` })
  const vault = await vaultWith([held, withdrawn, otherForm])
  const unknown = [named(buildId<RecordId>(77)), named(withdrawn.recordId), named(otherForm.recordId), named(held.recordId, buildId(55))]
  for (const values of unknown) {
    const records = await referredRecords(vault, form, values)
    expect(records).toEqual({})
    expect(createInstance(form, values, testContext({ records })).allIssues()).toEqual([])
  }
})
