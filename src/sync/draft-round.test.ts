import { formHash } from '#core/form/canonical.ts'
import { formRef } from '#core/form/compiled-form.ts'
import type { HeldDrafts } from '#core/protocol/held-drafts.ts'
import { buildDraft } from '#testing/builders.ts'
import { valueOf } from '#testing/device.ts'
import { buildSyncWorld, type Fault } from '#testing/sync-world.ts'
import { expect, it } from 'vitest'
import { smallDefinition } from '#core/form/testing/small-definition.ts'

const isTold = (request: Request): boolean => request.method === 'PUT' && /\/devices\/[^/]+\/drafts$/.test(request.url)
const definition = smallDefinition()
const ref = formRef('small-form', 1, formHash(definition))

it('tells which fields of a draft are filled, never with what, and only when that is new', async () => {
  const world = await buildSyncWorld()
  const bodies: string[] = []
  const listening: Fault = async (request, send) => {
    if (isTold(request)) bodies.push(await request.clone().text())
    return send(request)
  }
  world.fault = listening
  const { vault, catalogue, sync } = await world.openTab()
  valueOf(await catalogue.putDefinition(ref, definition))
  const draft = buildDraft({ formRef: ref, values: { name: 'Trần Thị Bí Mật' }, raw: { '/day': '31/02' } })
  valueOf(await vault.saveDraft(draft))
  valueOf(await vault.saveDraft(buildDraft({ recordId: world.operation(1).recordId, formRef: ref.replace('@', '~test@') })))
  sync.start()
  await sync.now()
  await sync.now()
  expect(bodies.map((body) => JSON.parse(body) as HeldDrafts)).toEqual([
    { drafts: [{ recordId: draft.recordId, formKey: 'small-form', version: 1, fieldIds: ['name0000', 'day00000'] }] },
  ])
  valueOf(await vault.deleteDraft(draft.recordId))
  await sync.now()
  expect(bodies.at(-1)).toBe('{"drafts":[]}')
})

it('goes on with a server that does not know of it, and tells it again', async () => {
  const world = await buildSyncWorld()
  let asked = 0
  world.fault = (request, send) => {
    if (!isTold(request)) return send(request)
    asked++
    return Promise.resolve(new Response('', { status: 404 }))
  }
  const { sync } = await world.openTab()
  sync.start()
  await sync.now()
  await sync.now()
  expect(asked).toBeGreaterThanOrEqual(2)
  expect(sync.status()).toMatchObject({ kind: 'idle' })
})

it('does not count as reading a draft: what another tab wrote meanwhile is not overwritten', async () => {
  const world = await buildSyncWorld()
  const [first, second] = [await world.openTab(), await world.openTab()]
  valueOf(await first.catalogue.putDefinition(ref, definition))
  const draft = buildDraft({ formRef: ref, values: { name: 'An' } })
  valueOf(await first.vault.saveDraft(draft))
  valueOf(await second.vault.draft(draft.recordId))
  valueOf(await second.vault.saveDraft({ ...draft, values: { name: 'Bình' }, changedAt: draft.changedAt + 1 }))
  first.sync.start()
  await first.sync.now()
  expect(await first.vault.saveDraft(draft)).toMatchObject({ ok: false, error: { kind: 'changed-elsewhere' } })
})

it('tells of a draft that moved on until it is sent and the server has heard of it, also when it was sent at once', async () => {
  const world = await buildSyncWorld()
  const bodies: HeldDrafts[] = []
  let isDown = true
  world.fault = async (request, send) => {
    if (!isTold(request)) return send(request)
    if (isDown) return Response.error()
    bodies.push((await request.clone().json()) as HeldDrafts) // what this device sent
    return send(request)
  }
  const { vault, catalogue, sync } = await world.openTab()
  valueOf(await catalogue.putDefinition(ref, definition))
  const before = buildDraft({ formRef: ref.replace('@1', '@0') })
  const draft = { ...before, formRef: ref, before }
  const move = { recordId: draft.recordId, formKey: 'small-form', from: 1, to: 2, lost: 1, failed: 2, decided: 1 }
  valueOf(await vault.moveDraft(draft, move))
  sync.start()
  await sync.now()
  isDown = false
  await sync.now()
  expect(bodies.at(-1)).toMatchObject({ drafts: [{ recordId: draft.recordId }], moved: [move] })
  valueOf(await vault.deleteDraft(draft.recordId))
  await sync.now()
  expect(bodies.at(-1)).toEqual({ drafts: [], moved: [move] })
  expect(valueOf(await vault.moves())).toEqual([])
})
