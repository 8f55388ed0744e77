import Value from 'typebox/value'
import { expect, test } from 'vitest'
import type { UnitId } from '#core/lib/ids.ts'
import { VersionAct } from '#core/protocol/authoring.ts'
import { buildId } from '#testing/builders.ts'
import { asksForStart, makeAct, missingIn, needsRemark } from './make-act.ts'

const hash = 'a'.repeat(64)
const kinds = VersionAct.anyOf.map((each) => each.properties.kind.const)
const input = { remark: '  Thêm mục số điện thoại ', dueOn: '2026-12-04', opensAt: '1/12/2026 8:00', firstUnits: null }

test('every act that a person fills in is one that the server takes', () => {
  expect(kinds.length).toBeGreaterThan(10)
  for (const kind of kinds)
    for (const filled of [input, { ...input, dueOn: '', opensAt: '', firstUnits: [buildId<UnitId>(1)] }]) {
      expect(missingIn(kind, filled), kind).toEqual([])
      expect(Value.Check(VersionAct, makeAct(kind, hash, filled)), kind).toBe(true)
    }
})

test('an act whose remark others read is not sent without one, nor one that opens first nowhere', () => {
  for (const kind of kinds) {
    expect(missingIn(kind, { ...input, remark: ' \n ' }), kind).toEqual(needsRemark(kind) ? ['remark'] : [])
    expect(missingIn(kind, { ...input, firstUnits: [] }), kind).toEqual(asksForStart(kind) ? ['units'] : [])
  }
})

test('a day or an hour that is none is asked for again, not left out', () => {
  expect(missingIn('due', { ...input, dueOn: '31/02/2026' })).toEqual(['due'])
  for (const opensAt of ['mai', '1/12/2026', '31/2/2026 8:00']) expect(missingIn('publish', { ...input, opensAt })).toEqual(['start'])
})

test('a start is of Hải Phòng time, and none means now; first units are named, or it opens everywhere', () => {
  expect(makeAct('publish', hash, input)).toEqual({ kind: 'publish', hash, opensAt: '2026-12-01T08:00:00+07:00' })
  expect(makeAct('publish', hash, { ...input, opensAt: '' })).toEqual({ kind: 'publish', hash })
  const units = [buildId<UnitId>(1), buildId<UnitId>(2)]
  expect(makeAct('reschedule', hash, { ...input, opensAt: '', firstUnits: units })).toMatchObject({ firstUnits: units })
})

test('a day to act by is taken away by leaving it empty', () => {
  expect(makeAct('due', hash, input)).toEqual({ kind: 'due', hash, dueOn: '2026-12-04' })
  expect(makeAct('due', hash, { ...input, dueOn: '' })).toEqual({ kind: 'due', hash, dueOn: null })
})
