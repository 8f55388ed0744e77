import type { CodeList } from '#core/form/code-list.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { UnitId, UserId } from '#core/lib/ids.ts'
import type { Grant, UnitMessage } from '#core/protocol/session.ts'

export interface MockPerson {
  readonly userId: UserId
  readonly username: string
  readonly password: string
  readonly name: string
  readonly post: string
  readonly grants: readonly Grant[]
}

/** All that a mock server serves and knows at its start. */
export interface MockCity {
  readonly units: readonly UnitMessage[]
  readonly people: readonly MockPerson[]
  readonly definitions: readonly FormDefinition[]
  readonly codeLists: readonly CodeList[]
}

export const unitOf = (city: MockCity, unitId: UnitId): UnitMessage | undefined => city.units.find((unit) => unit.unitId === unitId)
