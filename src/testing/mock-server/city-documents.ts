import type { CodeList } from '#core/form/code-list.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { must } from '#core/lib/assert.ts'
import { parseId, type UnitId, type UserId, type Uuid } from '#core/lib/ids.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import type { Role, UnitMessage } from '#core/protocol/session.ts'
import type { MockCity, MockPerson } from './mock-city.ts'

/** The documents of the repository that the demonstration city is made of; read from disk in Node, bundled in the browser. */
export interface CityDocuments {
  /** `form-definitions/demo/city.json` */
  readonly city: {
    readonly people: readonly {
      readonly username: string
      readonly password: string
      readonly name: string
      readonly post: string
      readonly roles: readonly { readonly role: string; readonly unit: string; readonly forms: readonly string[] }[]
    }[]
  }
  /** `server/seed/data/units.json` */
  readonly units: {
    readonly city: UnitDocument & { readonly province: string }
    readonly departments: readonly (UnitDocument & { readonly kind: string })[]
  }
  readonly definitions: readonly FormDefinition[]
  readonly codeLists: readonly CodeList[]
}

interface UnitDocument {
  readonly key: string
  readonly code: string
  readonly name: string
}

/** The city with the same units, people, forms and code lists as the real server's demonstration. */
export function cityOf({ city, units, definitions, codeLists }: CityDocuments): MockCity {
  const all = unitsOf(units, codeLists)
  // The tree has two levels: the city, and all others below it.
  const reachesOf = (unit: string): UnitId[] => (unit === units.city.key ? all.map(({ unitId }) => unitId) : [unitIdOf(unit)])
  const people = city.people.map(({ username, password, name, post, roles }): MockPerson => {
    // The documents' own tests check the roles' names.
    const grants = roles.flatMap(({ role, unit, forms }) =>
      forms.map((formKey) => ({ role: role as Role, unitId: unitIdOf(unit), formKey, reaches: reachesOf(unit) })),
    )
    return { userId: derivedId<UserId>(`person ${username}`), username, password, name, post, grants }
  })
  return { units: all, people, definitions, codeLists }
}

function unitsOf(units: CityDocuments['units'], codeLists: readonly CodeList[]): UnitMessage[] {
  const communes = codeLists.find((list) => list.key === 'communes')?.items ?? []
  const unit = ({ key, code, name }: UnitDocument, kind: UnitMessage['kind'], communeCode: string | null = null): UnitMessage => ({
    unitId: unitIdOf(key),
    code,
    name,
    kind,
    communeCode,
  })
  return [
    unit(units.city, 'city'),
    ...units.departments.map((department) => unit(department, department.kind === 'sector' ? 'sector' : 'department')),
    ...communes
      .filter((item) => item.columns?.['province'] === units.city.province)
      .map((item) => unit({ key: `commune-${item.code}`, code: item.code, name: item.name }, 'commune', item.code)),
  ]
}

const unitIdOf = (key: string): UnitId => derivedId<UnitId>(`unit ${key}`)

/** The server's way of naming by UUIDv8 (RFC 9562 §5.8), so that both call a unit the same. */
function derivedId<Id extends Uuid>(name: string): Id {
  const hex = sha256Hex(`phieu ${name}`).slice(0, 32).split('')
  hex[12] = '8'
  hex[16] = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16)
  const text = hex.join('')
  const id = `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
  return must(parseId<Id>(id), 'a derived id is a UUID')
}
