import { buildDraft, buildId, buildOperation, T0 } from '#testing/builders.ts'
import { buildDevice, valueOf } from '#testing/device.ts'
import type { OpId } from '#core/lib/ids.ts'
import { describe, expect, it } from 'vitest'

describe('two tabs', () => {
  it('cannot overwrite each other’s draft unseen', async () => {
    const device = buildDevice()
    const [one, two] = [await device.openTab(), await device.openTab()]
    valueOf(await one.saveDraft(buildDraft()))
    expect(await two.saveDraft(buildDraft({ title: 'tab hai' }))).toEqual({ ok: false, error: { kind: 'changed-elsewhere' } })
    valueOf(await two.draft(buildDraft().recordId))
    valueOf(await two.saveDraft(buildDraft({ title: 'tab hai' })))
    expect((await one.saveDraft(buildDraft({ title: 'tab một' }))).ok).toBe(false)
  })

  it('submit a record once', async () => {
    const device = buildDevice()
    const [one, two] = [await device.openTab(), await device.openTab()]
    valueOf(await one.saveDraft(buildDraft()))
    valueOf(await two.draft(buildDraft().recordId))
    valueOf(await one.submit(buildOperation(), 't', T0))
    expect(await two.submit(buildOperation({ opId: buildId<OpId>(21) }), 't', T0)).toEqual({
      ok: false,
      error: { kind: 'changed-elsewhere' },
    })
    expect(valueOf(await two.outbox())).toHaveLength(1)
  })

  it('hear of each other', async () => {
    const device = buildDevice()
    const [one, two] = [await device.openTab(), await device.openTab()]
    const heard: string[] = []
    two.subscribe(({ kind }) => heard.push(kind))
    valueOf(await one.saveDraft(buildDraft()))
    valueOf(await one.submit(buildOperation(), 't', T0))
    expect(heard).toEqual(['drafts', 'drafts', 'outbox'])
  })

  it('at the very first sign-in agree on one key', async () => {
    const device = buildDevice()
    const [one, two] = await Promise.all([device.openTab(), device.openTab()])
    valueOf(await one.saveDraft(buildDraft()))
    expect(valueOf(await two.draft(buildDraft().recordId))).toEqual(buildDraft())
    expect(one.deviceId).toBe(two.deviceId)
  })
})
