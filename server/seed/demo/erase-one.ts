import { must } from '#core/lib/assert.ts'
import type { Db } from '../../db/database.ts'
import type { DemoCommands } from './demo-commands.ts'
import type { DemoOffice } from './demo-offices.ts'
import { demoUserId } from './install-people.ts'

/** The administrator of `city.json`: the second pair of eyes. */
const ADMINISTRATOR = demoUserId('quantri')
const DAY = 24 * 3_600_000

/** One withdrawn record of an office that visitors sign in to is erased by law, so that the city shows every state there is. */
export async function eraseOne(owner: Db, commands: DemoCommands, offices: readonly DemoOffice[], now: number): Promise<void> {
  const visited = offices.filter((office) => office.visited)
  const row = await owner
    .selectFrom('records')
    .select(['unit_id', 'record_id', 'revision', 'changed_at'])
    .where('state', '=', 'withdrawn')
    .where('readers', 'is', null)
    .where(
      'unit_id',
      'in',
      visited.map((office) => office.place.unitId),
    )
    .orderBy('changed_at')
    .orderBy('record_id')
    .limit(1)
    .executeTakeFirst()
  if (!row) return
  const office = must(
    visited.find(({ place }) => place.unitId === row.unit_id),
    'the office of the record',
  )
  await commands.erase({
    requester: must(office.people['data-owner'][0], 'an office has a data owner'),
    confirmer: ADMINISTRATOR,
    unitId: row.unit_id,
    recordId: row.record_id,
    revision: row.revision,
    at: Math.min(row.changed_at.getTime() + DAY, now - DAY),
    reason: 'Nhập nhầm dữ liệu của người không liên quan; chủ thể dữ liệu yêu cầu xóa.',
    basis: 'Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15',
  })
}
