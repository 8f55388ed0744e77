import { addDays } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { inventRowId, inventTaxCode } from './invent-codes.ts'
import type { DemoForm, InventionInput } from './invention.ts'
import { spread } from './spread.ts'
import { inventAddress, inventPerson, inventPhone, type InventedPerson } from './invent-person.ts'

/** Two to four relatives; their shares add up to 100 exactly. */
function members(input: InventionInput, owner: InventedPerson): JsonObject[] {
  const { random } = input
  const year = Number(owner.dob.slice(0, 4))
  const people = [
    owner,
    ...Array.from({ length: random.int(1, 3) }, () => inventPerson(input, random.pick(['1', '2']), year + random.int(-8, 8), owner.family)),
  ]
  const each = Math.floor(100 / people.length)
  return people.map((person, i) => ({
    _row: inventRowId(input),
    name: person.name,
    personal_id: person.personalId,
    share: i === 0 ? 100 - each * (people.length - 1) : each,
  }))
}

function status({ random, day }: InventionInput, registered: string): JsonObject {
  if (random.chance(0.88)) return { status: 'active' }
  const since = addDays(day, -random.int(5, 60))
  const after = since > registered ? since : registered
  return random.chance(0.5)
    ? { status: 'paused', paused_from: after, paused_to: addDays(after, 180) }
    : { status: 'closed', closed_on: after }
}

function foodSafety({ random, day, place }: InventionInput): JsonObject {
  const date = addDays(day, -random.int(30, 900))
  const food = {
    no: `${random.int(1, 400)}/${date.slice(0, 4)}/ATTP-HP`,
    date,
    expiry: addDays(date, 1095),
    issuer: `Ủy ban nhân dân ${place.placeName}`,
  }
  return { has_food_safety: true, food_safety: food }
}

/** Counted in each unit: drawn ones met those of other units once in a dozen cities. */
function registrationNo({ place, index }: InventionInput): string {
  const unit = /\d+$/.exec(place.unitKey)?.[0].slice(-4) ?? '0'
  return `02${'DEFGHIK'[Math.floor(index / 100)] ?? 'L'}8${unit.padStart(4, '0')}${String(index % 100).padStart(2, '0')}`
}

/** Household businesses: one owner or a family, some at a market, some paused or closed. */
export const householdBusinesses: DemoForm = {
  formKey: 'household-business',
  periodic: false,
  invent(input) {
    const { random, words, day } = input
    const registered = addDays(day, -random.int(60, 3200))
    const owner = inventPerson(input, random.pick(['1', '2']), Number(registered.slice(0, 4)) - random.int(22, 52))
    const kind = random.pick(words.businessKinds)
    const family = random.chance(0.25)
    const atMarket = random.chance(0.2)
    const online = random.chance(0.3)
    const isFood = ['4711', '5610', '4722'].includes(kind.vsic)
    return {
      registration_no: registrationNo(input),
      tax_id: random.chance(0.5) ? owner.personalId : inventTaxCode(random),
      name: `Hộ kinh doanh ${kind.prefix} ${owner.given}${random.chance(0.5) ? ` ${random.pick(words.givenFemale)}` : ''}`,
      has_previous: false,
      founder_kind: family ? 'household' : 'individual',
      ...(family ? { members: members(input, owner) } : {}),
      owner: {
        name: owner.name,
        personal_id: owner.personalId,
        dob: owner.dob,
        sex: owner.sex,
        phone: inventPhone(input),
        residence: inventAddress(input),
      },
      address: inventAddress(input),
      main_vsic: kind.vsic,
      main_vsic_name: kind.activity,
      capital: random.int(3, 90) * 10_000_000,
      labour: random.int(1, 9),
      first_reg_date: registered,
      ...status(input, registered),
      at_market: atMarket,
      ...(atMarket
        ? { market_name: random.pick(words.markets), market_stall: `Dãy ${random.pick(['A', 'B', 'C'])}, quầy ${random.int(1, 60)}` }
        : {}),
      ...(isFood ? foodSafety(input) : { has_food_safety: false }),
      e_commerce: online,
      ...(online ? { channels: ['social'] } : {}),
      data_date: day,
    }
  },
  amend: (values, variant) => ({ ...values, labour: variant === 0 ? 11 : 12 }),
  remark: { path: '/address/detail', text: 'Địa chỉ chưa rõ số nhà, đề nghị bổ sung.' },
  schedule: ({ visited }, random) => spread(visited ? 50 : 12, 60, random),
}
