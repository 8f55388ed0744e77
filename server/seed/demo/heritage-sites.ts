import { addDays } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { inventRowId } from './invent-codes.ts'
import type { DemoForm, InventionInput } from './invention.ts'
import { inventAddress, inventPerson, inventPhone } from './invent-person.ts'
import { inventPoint } from './invent-point.ts'
import { spread } from './spread.ts'

/** As many as carry a QR code of the city's (Plan 145/KH-UBND, 2026). */
const SITES = 290

const sorts = [
  { prefix: 'Đình', kind: ['history', 'architecture'], worship: 'Thành hoàng làng', festival: 'Lễ hội đình' },
  { prefix: 'Chùa', kind: ['architecture'], worship: 'Phật', festival: 'Hội chùa' },
  { prefix: 'Đền', kind: ['history'], worship: 'Người có công với làng, nước', festival: 'Lễ hội đền' },
  { prefix: 'Miếu', kind: ['history', 'architecture'], worship: 'Đức Thánh làng', festival: 'Lễ hội miếu' },
  { prefix: 'Từ đường họ', kind: ['history'], worship: 'Tổ tiên dòng họ', festival: 'Giỗ tổ họ' },
  { prefix: 'Di chỉ', kind: ['archaeology'], worship: null, festival: null },
] as const
const lunarMonths = ['Giêng', 'Hai', 'Ba', 'Tám', 'Mười']

function rank({ random }: InventionInput, name: string): JsonObject {
  const kind = random.pick(['2', '2', '3', '3', '3', '3', '9'])
  if (kind === '9') return { rank: kind }
  const year = random.int(1988, 2022)
  const date = `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
  return {
    rank: kind,
    decision_no: kind === '2' ? `${random.int(20, 3900)}/QĐ-BVHTT` : `${random.int(20, 3900)}/QĐ-UB`,
    decision_date: date,
    decision_agency: kind === '2' ? 'minister' : 'province',
    area_1: random.int(3000, 60_000) / 10,
    other_names: `${name} cổ`,
  }
}

const artefact = (input: InventionInput, at: number): JsonObject => ({
  _row: inventRowId(input),
  name: input.random.pick(['Bia đá', 'Chuông đồng', 'Sập thờ', 'Hương án', 'Long đình', 'Câu đối', 'Sắc phong']),
  no: `HV-${String(at + 1).padStart(2, '0')}`,
  material: input.random.pick(['Đá xanh', 'Đồng', 'Gỗ lim', 'Gỗ mít', 'Giấy sắc']),
  era: input.random.pick(['Thế kỷ XVII', 'Thế kỷ XVIII', 'Thế kỷ XIX', 'Thời Nguyễn']),
  national_treasure: false,
})

function state({ random, day }: InventionInput): JsonObject {
  const condition = random.pick(['good', 'good', 'good', 'decaying', 'decaying', 'critical'])
  const restored = condition !== 'critical' && random.chance(0.55)
  return {
    condition,
    ...(condition === 'good'
      ? {}
      : { damage: random.pick(['Mái ngói dột nhiều chỗ.', 'Cột cái mối mọt, đã chống tạm.', 'Nền sụt phía sau hậu cung.']) }),
    restored,
    ...(restored
      ? {
          last_restoration: String(Number(day.slice(0, 4)) - random.int(1, 15)),
          restoration_cost: random.int(5, 90) * 100_000_000,
          restoration_source: random.pick(['state', 'donations', 'both']),
        }
      : {}),
  }
}

/** The inventory of monuments: village temples of invented names in real communes. */
export const heritageSites: DemoForm = {
  formKey: 'heritage-site',
  periodic: false,
  bulk: true,
  invent(input) {
    const { random, words, place, day, index } = input
    const sort = random.pick(sorts)
    const name = `${sort.prefix} ${sort.prefix === 'Từ đường họ' ? random.pick(words.family) : random.pick(words.villages)}`
    const festival = sort.festival !== null && random.chance(0.6)
    const custodian = inventPerson(input, '1', random.int(1945, 1970))
    return {
      site_code: `HP-DT-${String(index + 1).padStart(4, '0')}`,
      qr_base: 'https://ditich.example.vn/',
      name,
      ...rank(input, name),
      kind: [...sort.kind],
      address: inventAddress(input),
      location: inventPoint(input),
      has_encroachment: false,
      ...(sort.worship === null ? {} : { worship: sort.worship }),
      period: random.pick(['Thế kỷ XVI', 'Thế kỷ XVII', 'Thế kỷ XVIII', 'Thế kỷ XIX', 'Đầu thế kỷ XX']),
      has_festival: festival,
      ...(festival
        ? {
            festival_name: `${sort.festival} ${name.replace(/^\S+ /, '')}`,
            festival_lunar_date: `Ngày ${random.int(6, 20)} tháng ${random.pick(lunarMonths)}`,
          }
        : {}),
      ...(random.chance(0.5) ? { artefacts: Array.from({ length: random.int(1, 4) }, (_, at) => artefact(input, at)) } : {}),
      manager_unit: `Ủy ban nhân dân ${place.placeName}`,
      custodian_name: custodian.name,
      custodian_phone: inventPhone(input),
      owner_kind: sort.prefix === 'Từ đường họ' ? 'clan' : 'community',
      ...state(input),
      visitors: random.int(1, 300) * 50,
      ticket: false,
      fire_plan: random.chance(0.8),
      inventory_year: Number(day.slice(0, 4)) - random.int(0, 3),
      source_no: `${random.int(1, 90)}/BC-BQLDT`,
      source_date: addDays(day, -random.int(10, 300)),
      data_date: day,
      verification: random.pick(['papers', 'papers', 'site']),
    }
  },
  amend: (values, variant) => ({ ...values, visitors: variant === 0 ? 11_000 : 12_000 }),
  remark: { path: '/location', text: 'Tọa độ chưa nằm trong khu vực bảo vệ I, đề nghị đo lại.' },
  schedule: ({ visited }, random) => spread(visited ? SITES : 0, 65, random),
}
