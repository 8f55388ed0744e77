import Type from 'typebox'
import Value from 'typebox/value'
import type { CodeList } from '#core/form/code-list.ts'
import { must } from '#core/lib/assert.ts'
import type { UnitMessage } from '#core/protocol/session.ts'
import { readJsonFile } from './read-json-file.ts'

const Name = { key: Type.String(), code: Type.String(), name: Type.String(), nameEn: Type.String() }
const UnitsFile = Type.Object({
  source: Type.String(),
  validFrom: Type.String(),
  city: Type.Object({ ...Name, province: Type.String() }),
  departments: Type.Array(
    Type.Object({
      ...Name,
      kind: Type.Union([Type.Literal('department'), Type.Literal('sector')]),
      makesForms: Type.Optional(Type.Boolean()),
    }),
  ),
})

/** A unit to install; `parent` is the key of the unit above. */
export interface UnitSeed {
  readonly key: string
  readonly kind: UnitMessage['kind']
  readonly parent: string | null
  readonly communeCode: string | null
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly validFrom: string
  /** Its authors and publishers make the forms of every department. */
  readonly makesForms?: boolean
}

/** The city, its departments and sectors, and one unit per commune-level unit of the city in the code list `communes`. */
export async function cityUnits(communes: CodeList): Promise<UnitSeed[]> {
  const file = await readJsonFile(new URL('./data/units.json', import.meta.url))
  const { city, departments, validFrom } = Value.Parse(UnitsFile, must(file.ok ? file.value.json : null, 'units.json is JSON'))
  const above = { parent: city.key, communeCode: null, validFrom }
  return [
    { key: city.key, kind: 'city', parent: null, communeCode: null, code: city.code, name: city.name, nameEn: city.nameEn, validFrom },
    ...departments.map((unit) => ({ ...above, ...unit })),
    ...communes.items
      .filter((item) => item.columns?.['province'] === city.province)
      .map(({ code, name, nameEn }): UnitSeed => {
        // The office is the committee of the ward, commune or special zone; the list names the place.
        const office = `Ủy ban nhân dân ${name.charAt(0).toLowerCase()}${name.slice(1)}`
        const officeEn = `${nameEn ?? name} People's Committee`
        return { ...above, key: `commune-${code}`, kind: 'commune', communeCode: code, code, name: office, nameEn: officeEn }
      }),
  ]
}
