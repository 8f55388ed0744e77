import { addDays } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { bareName, inventRowId, unitPrefix } from './invent-codes.ts'
import type { DemoForm, InventionInput } from './invention.ts'
import { inventAddress, inventPerson, inventPhone } from './invent-person.ts'
import { inventPoint } from './invent-point.ts'
import { spread } from './spread.ts'

const sorts = [
  { level: '01', type: 'preschool', name: 'Trường Mầm non' },
  { level: '02', type: 'primary', name: 'Trường Tiểu học' },
  { level: '03', type: 'lower-secondary', name: 'Trường Trung học cơ sở' },
  { level: '04', type: 'upper-secondary', name: 'Trường Trung học phổ thông' },
] as const
const services = [
  'party_cell',
  'inclusive',
  'semi_boarding',
  'electricity',
  'clean_water',
  'toilets',
  'handwashing',
  'library',
  'health_room',
] as const
const rarer = ['disability_access', 'two_sessions', 'life_skills', 'counselling', 'swimming', 'minimum_quality'] as const

function yesNo({ random }: InventionInput): JsonObject {
  const computers = random.chance(0.85)
  return {
    ...Object.fromEntries(services.map((name) => [name, random.chance(0.92)])),
    ...Object.fromEntries(rarer.map((name) => [name, random.chance(0.6)])),
    electricity: true,
    computers,
    internet: computers,
    international: false,
    boarding: false,
    difficult_area: false,
  }
}

function branches(input: InventionInput, count: number): JsonObject {
  if (count === 0) return { branch_count: 0 }
  const { random, place } = input
  const rows = Array.from({ length: count }, (_, at) => ({
    _row: inventRowId(input),
    name: `Điểm trường số ${at + 1}`,
    place: { province: '31', commune: place.communeCode },
    classes: random.int(2, 8),
  }))
  return { branch_count: count, branches: rows }
}

/** Schools: mostly public ones of the four levels, some with branches, two in five up to the national standard. */
export const schoolRegisters: DemoForm = {
  formKey: 'school-register',
  periodic: false,
  invent(input) {
    const { random, place, day, index } = input
    const sort = random.pick(sorts)
    const isPublic = random.chance(0.85)
    const standard = random.chance(0.4)
    const standardDate = addDays(day, -random.int(60, 1500))
    const head = inventPerson(input, random.pick(['1', '2']), random.int(1966, 1985))
    return {
      school_code: `31${unitPrefix(place.unitKey)}${String(index + 1).padStart(3, '0')}`,
      name: `${sort.name} ${bareName(place.placeName)} ${(index % 9) + 1}`,
      level: sort.level,
      school_type: sort.type,
      ownership: isPublic ? '1' : '3',
      region: random.pick(['1', '2']),
      founded: String(random.int(1955, 2015)),
      status: 'active',
      address: inventAddress(input),
      location: inventPoint(input),
      area: random.int(15_000, 220_000) / 10,
      ...branches(input, sort.level === '01' && random.chance(0.4) ? random.int(1, 3) : 0),
      phone: `0225${3}${random.digits(6)}`,
      email: `truong${unitPrefix(place.unitKey).toLowerCase()}${index + 1}@example.vn`,
      principal_name: head.name,
      principal_phone: inventPhone(input),
      ...(standard ? { accreditation: '2', accreditation_date: standardDate } : {}),
      national_standard: standard,
      ...(standard
        ? { national_standard_level: '1', national_standard_date: standardDate, national_standard_no: `${random.int(100, 3900)}/QĐ-UBND` }
        : {}),
      ...yesNo(input),
      data_date: day,
    }
  },
  amend: (values, variant) => ({ ...values, principal_mail: variant === 0 ? 'hieutruong1@example.vn' : 'hieutruong2@example.vn' }),
  remark: { path: '/area', text: 'Diện tích chưa khớp giấy chứng nhận quyền sử dụng đất, đề nghị kiểm tra.' },
  schedule: ({ isCommune, visited }, random) => spread(isCommune ? (visited ? 14 : 9) : 16, 60, random),
}
