import type { Db } from '../../db/database.ts'
import type { UnitSeed } from '../../seed/city-units.ts'
import { unitIdOf } from '../../seed/unit-id.ts'

/** Installs units that are missing, and the names of the day given; ids and histories of known units stay. Safe to repeat. */
export async function installUnits(owner: Db, seeds: readonly UnitSeed[]): Promise<void> {
  const units = seeds.map((seed) => ({
    unit_id: unitIdOf(seed.key),
    key: seed.key,
    kind: seed.kind,
    parent_id: seed.parent === null ? null : unitIdOf(seed.parent),
    commune_code: seed.communeCode,
    makes_forms: seed.makesForms ?? false,
  }))
  const names = seeds.map((seed) => ({
    unit_id: unitIdOf(seed.key),
    valid_from: seed.validFrom,
    code: seed.code,
    name: seed.name,
    name_en: seed.nameEn,
  }))
  await owner.transaction().execute(async (tx) => {
    await tx
      .insertInto('units')
      .values(units)
      .onConflict((conflict) => conflict.column('unit_id').doNothing())
      .execute()
    await tx
      .insertInto('unit_names')
      .values(names)
      .onConflict((conflict) =>
        conflict.columns(['unit_id', 'valid_from']).doUpdateSet((excluded) => ({
          code: excluded.ref('excluded.code'),
          name: excluded.ref('excluded.name'),
          name_en: excluded.ref('excluded.name_en'),
        })),
      )
      .execute()
  })
}
