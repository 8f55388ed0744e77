import type { AuthoringUnits } from '#core/protocol/authoring.ts'
import type { CatalogueTx } from '../commands/authoring/form-events.ts'
import { formRoles } from '../policies/form-roles.ts'
import type { Reader } from '../policies/reader.ts'
import { unitMessages } from './unit-messages.ts'

/** Every unit there is, for those who make forms; null for others. */
export async function authoringUnits(db: CatalogueTx, reader: Reader, now: Date): Promise<AuthoringUnits | null> {
  if (!reader.grants.some(({ role }) => role === 'form-author' || role === 'publisher')) return null
  const units = await unitMessages(db, null, now.getTime())
  const rows = await db.selectFrom('units').select(['unit_id', 'key']).execute()
  const keys = new Map(rows.map((row) => [row.unit_id, row.key]))
  return {
    units: units
      .filter(({ closed }) => closed !== true)
      .map((unit) => ({ ...unit, key: keys.get(unit.unitId) ?? '', writes: formRoles(reader, '*', unit.unitId).has('form-author') })),
  }
}
