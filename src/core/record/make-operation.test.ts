import { buildDraft, buildId, buildOperation, T0, testUser } from '#testing/builders.ts'
import { familyShape } from '#testing/form-shapes.ts'
import { describe, expect, it } from 'vitest'
import type { ValidatedRecord } from '../form/validate-record.ts'
import type { OpId } from '../lib/ids.ts'
import type { JsonObject } from '../lib/json.ts'
import type { Draft } from './draft.ts'
import { draftOfOperations } from './draft-of-operations.ts'
import { CORRECTION_REASON, makeOperation, makeWithdrawal } from './make-operation.ts'

const moment = { opId: buildId<OpId>(20), asOf: '2026-11-21', now: T0, offlineMs: 0 }
// Only `validateRecord` makes one in the program; its checks are not what is tested here.
const validated = (values: JsonObject) =>
  ({ values, warnings: [], infos: [], reasons: [{ ruleId: 'r', at: '/name', text: 'vì' }] }) as unknown as ValidatedRecord

describe('makeOperation', () => {
  it('creates a record with all of its values', () => {
    const operation = makeOperation({ form: familyShape, draft: buildDraft(), record: validated({ name: 'a' }), ...moment })
    expect(operation).toMatchObject({
      kind: 'create',
      base: { kind: 'new' },
      changes: { '/name': { value: 'a' } },
      reasons: [{ ruleId: 'r' }],
    })
  })

  it('changes an existing record in what differs from the revision it was begun with', () => {
    const draft = buildDraft({ base: { kind: 'revision', revision: 4, values: { name: 'a', note: 'n' }, comments: [] } })
    const operation = makeOperation({ form: familyShape, draft, record: validated({ name: 'b', note: 'n' }), ...moment })
    expect(operation).toMatchObject({
      kind: 'change',
      base: { kind: 'revision', revision: 4 },
      changes: { '/name': { base: 'a', value: 'b' } },
    })
    expect(Object.keys(operation?.base ?? {})).toEqual(['kind', 'revision'])
  })

  it('carries why a closed record should be changed, beside the reasons of the rules', () => {
    const why = { ruleId: CORRECTION_REASON, at: '', text: 'Sai năm sinh.' }
    const draft = buildDraft({ reasons: [why, { ruleId: 'gone', at: '/name', text: 'answers nothing any more' }] })
    const operation = makeOperation({ form: familyShape, draft, record: validated({ name: 'a' }), ...moment })
    expect(operation?.reasons).toEqual([{ ruleId: 'r', at: '/name', text: 'vì' }, why])
  })

  it('builds on an operation that is still under way', () => {
    const draft = buildDraft({ base: { kind: 'after', opId: buildId<OpId>(19), values: { name: 'a' }, comments: [] } })
    expect(makeOperation({ form: familyShape, draft, record: validated({ name: 'b' }), ...moment })?.base).toEqual({
      kind: 'after',
      opId: buildId<OpId>(19),
    })
  })

  it('makes nothing of an unchanged record, unless that was returned: sending it again says that it is right', () => {
    const base = { kind: 'revision', revision: 4, values: { name: 'a' }, comments: [] } as const
    const make = (draft: Draft) => makeOperation({ form: familyShape, draft, record: validated({ name: 'a' }), ...moment })
    expect(make(buildDraft({ base }))).toBeNull()
    const comments = [{ path: '/name', text: 'xem lại', author: 'x', at: '2026-11-20T00:00:00Z' }]
    expect(make(buildDraft({ base: { ...base, comments } }))).toMatchObject({ kind: 'change', changes: {} })
  })

  it('withdraws without changing anything', () => {
    expect(makeWithdrawal({ ...buildOperation(), revision: 2 }, testUser, moment)).toMatchObject({
      kind: 'withdraw',
      changes: {},
      base: { kind: 'revision', revision: 2 },
    })
  })
})

describe('draftOfOperations', () => {
  const shown = { title: 't', now: 5 }

  it('gives the values of a chain of operations back, to be created anew', () => {
    const next = buildOperation({
      opId: buildId<OpId>(21),
      kind: 'change',
      base: { kind: 'after', opId: moment.opId },
      changes: { '/name': { base: 'Trần Văn Mẫu', value: 'b' }, '/note': { value: 'n' } },
    })
    const reopened = draftOfOperations(familyShape, [buildOperation(), next], null, shown)
    expect(reopened).toMatchObject({
      ok: true,
      value: { draft: { base: { kind: 'new' }, values: { name: 'b', note: 'n' } }, conflicts: {} },
    })
  })

  it('puts them on top of the newest version and names what others changed too', () => {
    const operation = buildOperation({
      kind: 'change',
      base: { kind: 'revision', revision: 1 },
      changes: { '/name': { base: 'a', value: 'b' } },
    })
    const record = { revision: 2, values: { name: 'c', note: 'theirs' }, comments: [] }
    expect(draftOfOperations(familyShape, [operation], record, shown)).toMatchObject({
      ok: true,
      value: {
        draft: { base: { kind: 'revision', revision: 2 }, values: { name: 'b', note: 'theirs' } },
        conflicts: { '/name': { ours: 'b', theirs: 'c' } },
      },
    })
  })

  it('keeps what each of them kept aside', () => {
    const moved = buildOperation({ orphans: { '/scan': 'bản đầu', '/old': 'giữ' } })
    const again = buildOperation({
      opId: buildId<OpId>(21),
      kind: 'change',
      base: { kind: 'after', opId: moment.opId },
      changes: {},
      orphans: { '/scan': 'bản sau', '/old': 'giữ' },
    })
    expect(draftOfOperations(familyShape, [moved, again], null, shown)).toMatchObject({
      ok: true,
      value: { draft: { orphans: { '/scan': 'bản đầu', '/scan/#2': 'bản sau', '/old': 'giữ' } } },
    })
  })

  it('asks for the record when only changes to it are at hand', () => {
    expect(draftOfOperations(familyShape, [buildOperation({ kind: 'change' })], null, shown)).toMatchObject({
      ok: false,
      error: [{ code: 'record.not-here' }],
    })
  })
})
