import { must } from '#core/lib/assert.ts'
import type { DemoCity } from './demo-words.ts'
import type { DemoWords } from './demo-words.ts'
import type { UnitSeed } from '../city-units.ts'
import type { Role } from '#core/protocol/session.ts'
import { unitIdOf } from '../unit-id.ts'
import { inventPerson } from './invent-person.ts'
import type { DemoPlace } from './invention.ts'
import { demoUserId, type Colleague } from './install-people.ts'
import type { UserId } from '#core/lib/ids.ts'
import { seededRandom } from './random.ts'

type WorkingRole = 'clerk' | 'reviewer' | 'data-owner'

/** A unit with the people who enter, review and answer for its records. */
export interface DemoOffice {
  readonly place: DemoPlace
  /** At least one each; the first clerk does most of the work. */
  readonly people: Readonly<Record<WorkingRole, readonly UserId[]>>
  /** Offices that somebody can sign in to get more records. */
  readonly visited: boolean
  /** What its records are about: a commune's office its own, a department all of them. */
  readonly communes: readonly Pick<DemoPlace, 'communeCode' | 'placeName'>[]
  /** Keys of the forms it fills in. */
  readonly forms: readonly string[]
}

const workingRoles: readonly WorkingRole[] = ['clerk', 'reviewer', 'data-owner']

const posts: Readonly<Record<WorkingRole, string>> = {
  clerk: 'Công chức chuyên môn',
  reviewer: 'Trưởng phòng Văn hóa - Xã hội',
  'data-owner': 'Chủ tịch Ủy ban nhân dân',
}

const placeNameOf = (unit: UnitSeed): string => unit.name.replace(/^Ủy ban nhân dân /, '')

/** Colleagues for the roles that nobody of `city.json` has in the unit. */
function colleaguesOf(unit: UnitSeed, taken: ReadonlySet<Role>, forms: readonly string[], words: DemoWords): Colleague[] {
  return workingRoles
    .filter((role) => !taken.has(role))
    .map((role): Colleague => {
      const random = seededRandom(`${unit.key} ${role}`)
      const person = inventPerson({ random, words }, random.pick(['1', '2']), random.int(1968, 1998))
      return {
        username: `${role}.${unit.code.toLowerCase()}`,
        name: person.name,
        post: `${posts[role]}, ${placeNameOf(unit)}`,
        roles: [{ role, unit: unit.key, forms: [...forms] }],
      }
    })
}

/** The offices that get records: those people can sign in to, and more communes so that the city looks like one. */
export function demoOffices(
  units: readonly UnitSeed[],
  city: DemoCity,
  words: DemoWords,
  moreCommunes: number,
): { offices: DemoOffice[]; colleagues: Colleague[] } {
  const rolesAt = (unit: UnitSeed) =>
    city.people.flatMap((person) =>
      person.roles.filter((role) => role.unit === unit.key).map(({ role }) => ({ role, username: person.username })),
    )
  /** What the clerks of the unit fill in; a commune that nobody signs in to does as the others. */
  const formsAt = (unit: UnitSeed): readonly string[] => {
    const alike = (key: string) => key === unit.key || (unit.kind === 'commune' && key.startsWith('commune-'))
    const roles = city.people.flatMap((person) => person.roles).filter((role) => role.role === 'clerk' && alike(role.unit))
    return [...new Set(roles.flatMap(({ forms }) => forms))]
  }
  const visited = units.filter((unit) => rolesAt(unit).some(({ role }) => role === 'clerk'))
  const communes = units.filter((unit) => unit.kind === 'commune' && !visited.includes(unit))
  const step = Math.max(1, Math.floor(communes.length / moreCommunes))
  const others = communes.filter((_, i) => i % step === 0).slice(0, moreCommunes)
  const made = [...visited, ...others].map((unit) => {
    const known = rolesAt(unit)
    const forms = formsAt(unit)
    const colleagues = colleaguesOf(unit, new Set(known.map(({ role }) => role)), forms, words)
    const everybody = [...known, ...colleagues.flatMap(({ username, roles }) => roles.map(({ role }) => ({ role, username })))]
    const having = (role: WorkingRole) => everybody.filter((entry) => entry.role === role).map((entry) => demoUserId(entry.username))
    const about = unit.kind === 'commune' ? [unit] : units.filter(({ kind }) => kind === 'commune')
    const places = about.map((commune) => ({ communeCode: commune.communeCode ?? '', placeName: placeNameOf(commune) }))
    const office: DemoOffice = {
      place: { unitId: unitIdOf(unit.key), unitKey: unit.key, ...must(places[0], 'a city has communes') },
      communes: places,
      people: { clerk: having('clerk'), reviewer: having('reviewer'), 'data-owner': having('data-owner') },
      visited: visited.includes(unit),
      forms,
    }
    return { office, colleagues }
  })
  return { offices: made.map(({ office }) => office), colleagues: made.flatMap(({ colleagues }) => colleagues) }
}
