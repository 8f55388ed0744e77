import { addDays } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { InventionInput } from './invention.ts'

export interface InventedPerson {
  readonly family: string
  readonly middle: string
  readonly given: string
  readonly name: string
  /** Code of the list `sexes`. */
  readonly sex: '1' | '2'
  /** ISO day. */
  readonly dob: string
  readonly personalId: string
}

type Ingredients = Pick<InventionInput, 'random' | 'words'>

/** Place codes 000 and 099 belong to no place, so no invented number is ever a real person's. */
function personalId(random: Ingredients['random'], sex: '1' | '2', year: number): string {
  const century = Math.floor(year / 100) - 19
  const digit = century * 2 + (sex === '1' ? 0 : 1)
  return `${random.pick(['000', '099'])}${digit}${String(year % 100).padStart(2, '0')}${random.digits(6)}`
}

export function inventPerson(
  { random, words }: Ingredients,
  sex: '1' | '2',
  birthYear: number,
  family = random.pick(words.family),
): InventedPerson {
  const middle = random.pick(sex === '1' ? words.middleMale : words.middleFemale)
  const given = random.pick(sex === '1' ? words.givenMale : words.givenFemale)
  const dob = addDays(`${birthYear}-01-01`, random.int(0, 364))
  return { family, middle, given, name: `${family} ${middle} ${given}`, sex, dob, personalId: personalId(random, sex, birthYear) }
}

export function inventAddress({ random, words, place }: InventionInput): JsonObject {
  const detail = random.chance(0.6) ? `Số ${random.int(1, 280)} đường ${random.pick(words.streets)}` : random.pick(words.hamlets)
  return { province: '31', commune: place.communeCode, detail }
}

export const inventPhone = ({ random, words }: Ingredients): string => `${random.pick(words.mobilePrefixes)}${random.digits(7)}`
