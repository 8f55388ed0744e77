import { expect, it } from 'vitest'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { documentOf } from '#core/form/canonical.ts'
import type { Uuid } from '#core/lib/ids.ts'
import { makeId, signIn, type ContractTarget } from './contract-desk.ts'
import { valueOf } from './device.ts'

const refused = (status: number, code: string) => ({ ok: false, error: { problem: { status, code } } })

let counter = 0
const fresh = () => {
  const key = `contract-form-${++counter}`
  const document = documentOf(
    smallDefinition({
      key,
      department: 'industry-trade',
      identityKeys: [],
      uiSchema: {},
      schema: smallSchema({ name: { type: 'string', title: 'Tên', 'x-phieu': { id: 'name0000', type: 'text' } } }),
    }),
  )
  return { key, document }
}

/** What every implementation keeps of drafts of forms up to their review. */
export function authoringContract(running: () => Promise<ContractTarget>): void {
  it('keeps a draft, a form already or not, and never overwrites a text that its author did not see', async () => {
    const { api } = await signIn(await running(), 'author')
    const { key, document } = fresh()
    const { summary } = valueOf(await api.authoring.newForm({ document }))
    expect(summary).toMatchObject({ key, version: 1, state: 'draft', current: false })
    expect(await api.authoring.newForm({ document })).toMatchObject(refused(409, 'form.taken'))
    const saved = valueOf(await api.authoring.save(key, 1, { basedOn: summary.hash, document: { ...document, schema: 'chưa' } }))
    expect(saved.issues).not.toEqual([])
    expect(await api.authoring.act(key, 1, { kind: 'submit', hash: saved.hash, notes: 'Bản đầu.' })).toMatchObject(
      refused(422, 'form.unfit'),
    )
    const late = await api.authoring.save(key, 1, { basedOn: summary.hash, document: { ...document, title: 'Khác' } })
    expect(late).toMatchObject(refused(409, 'draft.stale'))
    expect(valueOf(await api.authoring.version(key, 1)).document['schema']).toBe('chưa')
    expect(await api.authoring.save(key, 1, { basedOn: saved.hash, document: { ...document, version: 2 } })).toMatchObject(
      refused(422, 'draft.key'),
    )
    expect(valueOf(await api.authoring.save(key, 1, { basedOn: saved.hash, document })).hash).toBe(summary.hash)
    valueOf(await api.authoring.deleteDraft(key, 1))
    expect(await api.authoring.version(key, 1)).toMatchObject(refused(404, 'form.unknown'))
  })

  it('takes a draft to its review and back, with its remarks and the day to act by', async () => {
    const { api } = await signIn(await running(), 'author')
    const { key, document } = fresh()
    const { hash } = valueOf(await api.authoring.newForm({ document })).summary
    const remark = { commentId: makeId<Uuid>(), fieldId: 'name0000', text: 'Ghi cả họ.' }
    for (const _ of [1, 2])
      expect(valueOf(await api.authoring.comment(key, 1, remark)).comments).toMatchObject([{ ...remark, settledBy: null }])
    const settled = valueOf(await api.authoring.settleComment(key, 1, remark.commentId))
    expect(settled.summary.openComments).toBe(0)
    expect(valueOf(await api.authoring.act(key, 1, { kind: 'due', hash, dueOn: '2099-01-31' })).summary.dueOn).toBe('2099-01-31')
    const sent = valueOf(await api.authoring.act(key, 1, { kind: 'submit', hash, notes: 'Bản đầu.', dueOn: '2099-02-28' }))
    expect(sent).toMatchObject({ summary: { state: 'in-review', dueOn: '2099-02-28' }, notes: 'Bản đầu.' })
    expect(sent.summary.actions).not.toContain('publish')
    expect(await api.authoring.save(key, 1, { basedOn: hash, document })).toMatchObject(refused(403, 'form.denied'))
    const back = valueOf(await api.authoring.act(key, 1, { kind: 'withdraw', hash }))
    expect(back.summary.state).toBe('draft')
    expect(back.events.map(({ kind }) => kind)).toEqual(['withdraw', 'submit', 'due', 'settle', 'comment', 'begin'])
    expect(await api.authoring.impact(key, 1)).toMatchObject(refused(404, 'impact.none'))
    expect(valueOf(await api.authoring.forms()).versions.map((version) => version.key)).toContain(key)
  })

  it('shows drafts and units to nobody who makes no forms', async () => {
    const at = await running()
    const { key, document } = fresh()
    const author = await signIn(at, 'author')
    valueOf(await author.api.authoring.newForm({ document }))
    expect(valueOf(await author.api.authoring.units()).units.some(({ writes }) => writes)).toBe(true)
    const { api } = await signIn(at, 'clerk')
    expect(await api.authoring.version(key, 1)).toMatchObject(refused(404, 'form.unknown'))
    expect(valueOf(await api.authoring.forms()).versions).toEqual([])
    expect(await api.authoring.units()).toMatchObject(refused(403, 'form.denied'))
    expect(await api.authoring.newForm({ document: fresh().document })).toMatchObject(refused(403, 'form.foreign'))
  })
}
