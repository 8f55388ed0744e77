import Value from 'typebox/value'
import { expect, test } from 'vitest'
import { VersionAct } from '#core/protocol/authoring.ts'
import { makeAct, needsRemark } from './make-act.ts'

const hash = 'a'.repeat(64)
const kinds = VersionAct.anyOf.map((each) => each.properties.kind.const)
const input = { remark: '  Thêm mục số điện thoại ', dueOn: '2026-12-04', opensAt: '2026-12-01T08:00' }

test('every act that a person fills in is one that the server takes', () => {
  expect(kinds.length).toBeGreaterThan(10)
  for (const kind of kinds) expect(Value.Check(VersionAct, makeAct(kind, hash, input)), kind).toBe(true)
})

test('an act whose remark others read is not sent without one', () => {
  for (const kind of kinds) expect(makeAct(kind, hash, { ...input, remark: ' \n ' }) === null, kind).toBe(needsRemark(kind))
})

test('a start is of Hải Phòng time, and none means now', () => {
  expect(makeAct('publish', hash, input)).toEqual({ kind: 'publish', hash, opensAt: '2026-12-01T08:00+07:00' })
  expect(makeAct('publish', hash, { ...input, opensAt: '' })).toEqual({ kind: 'publish', hash })
})
