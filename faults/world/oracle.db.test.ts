import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { drain } from './drain.ts'
import { dropFaultTemplate, makeFaultTemplate, type FaultTemplate } from './fault-server.ts'
import { startFaultWorld, type FaultWorld } from './fault-world.ts'
import { judge } from './oracle.ts'

let template: FaultTemplate
beforeAll(async () => {
  template = await makeFaultTemplate(inject('postgres'))
})
afterAll(() => dropFaultTemplate(template))

async function inWorld(work: (world: FaultWorld) => Promise<void>): Promise<void> {
  const world = await startFaultWorld(template)
  try {
    await work(world)
  } finally {
    await world.close()
  }
}

/** Two clerks of one unit and one of another, each with work done and sent. */
async function workedWorld(world: FaultWorld) {
  const first = await world.device('first', 'clerkA')
  const second = await world.device('second', 'colleagueA')
  const other = await world.device('other', 'clerkB')
  const saved = await (await first.tab()).save({ subject: 'Một', first: 'a' })
  await (await other.tab()).save({ subject: 'Hai', first: 'a' })
  await drain(world)
  return { first, second, other, recordId: saved.recordId }
}

test('work that met no fault passes', () =>
  inWorld(async (world) => {
    const { first, second, recordId } = await workedWorld(world)
    for (const [device, value] of [
      [first, 'của tôi'],
      [second, 'của bạn'],
    ] as const) {
      const tab = await device.tab()
      expect(await tab.change(recordId, { first: value })).toBe(true)
      await tab.submit(recordId)
    }
    await (await first.tab()).fill({ subject: 'Nháp' })
    await drain(world)
    expect(await world.decide('reviewerA', recordId, { kind: 'return', comments: [{ path: '/first', text: 'Xem lại' }] })).toBe(true)
    await drain(world)
    expect(await judge(world)).toEqual([])
    expect(world.ledger.saves.size).toBe(4)
  }))

test('each thing that may not be is found', () =>
  inWorld(async (world) => {
    const { first, recordId } = await workedWorld(world)
    const { owner } = world.server.database
    const found = async (broken: string) => expect((await judge(world)).join('\n')).toContain(broken)
    expect(await judge(world)).toEqual([])

    await owner
      .updateTable('records')
      .set({ data: JSON.stringify({ subject: 'Khác' }) })
      .where('record_id', '=', recordId)
      .execute()
    await found('first has revision 1 received')
    await owner
      .updateTable('revisions')
      .set({ data: JSON.stringify({ subject: 'Khác' }) })
      .where('record_id', '=', recordId)
      .execute()
    await found('value gone: /first')
    await found('"why":"content"')
    await owner.updateTable('assigned_numbers').set({ number: 2 }).where('record_id', '=', recordId).execute()
    await found('have a gap: 2')
    world.ledger.acknowledged('first', { ...[...world.ledger.saves.values()][0]!.operation, opId: recordId as never }) // one that nobody sent
    await found('lost: create')
    const tab = await first.tab()
    const draft = await tab.fill({ subject: 'Nháp' })
    await tab.vault.deleteDraft(draft)
    await found('is not as it was left')
  }))
