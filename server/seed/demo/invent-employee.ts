import { addDays } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { InventionInput } from './invention.ts'
import { inventPerson, type InventedPerson } from './invent-person.ts'

export interface InventedEmployee extends InventedPerson {
  /** ISO day of the first recruitment, at 22 to 28 years. */
  readonly recruited: string
  readonly place: JsonObject
  readonly bhxh: string
}

/** Somebody in the service of the state, born and living in the record's commune. */
export function inventEmployee(input: InventionInput): InventedEmployee {
  const { random, day, place } = input
  const person = inventPerson(input, random.pick(['1', '2']), Number(day.slice(0, 4)) - random.int(30, 57))
  return {
    ...person,
    recruited: addDays(person.dob, 365 * random.int(22, 28) + random.int(10, 300)),
    place: { province: '31', commune: place.communeCode },
    bhxh: `31${random.digits(8)}`,
  }
}
