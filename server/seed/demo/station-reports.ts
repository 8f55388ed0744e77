import { daysBetween } from '#core/lib/calendar.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '#core/lib/json.ts'
import type { DemoForm, InventionInput } from './invention.ts'
import { inventPerson, inventPhone } from './invent-person.ts'

/** Usual monthly totals of a station, and who they concern. */
const activities = {
  visits: { usual: [250, 700], only: 'all' },
  inpatient: { usual: [8, 30], only: 'all' },
  referrals: { usual: [12, 40], only: 'all' },
  antenatal4: { usual: [10, 14], only: 'women' },
  deliveries: { usual: [15, 20], only: 'women' },
  full_immunisation: { usual: [10, 28], only: 'children' },
  mmr2: { usual: [10, 24], only: 'children' },
  hypertension: { usual: [180, 420], only: 'adults' },
  diabetes: { usual: [60, 150], only: 'adults' },
  elderly_records: { usual: [400, 900], only: 'adults' },
  deaths: { usual: [3, 9], only: 'all' },
} as const

const diseases = [
  'dengue',
  'hand_foot_mouth',
  'measles',
  'rubella',
  'chickenpox',
  'mumps',
  'whooping_cough',
  'influenza',
  'covid19',
  'diarrhoea',
  'hepatitis',
  'rabies',
]
const commonDiseases = new Set(['dengue', 'hand_foot_mouth', 'influenza', 'diarrhoea'])

const at = (value: JsonValue | undefined, name: string): JsonValue | undefined => (isJsonObject(value) ? value[name] : undefined)

/** Near the month before, when there is one: a jump needs a reason. */
function total({ random, previous }: InventionInput, name: string, [from, to]: readonly [number, number]): number {
  const before = at(at(at(previous ?? undefined, 'activity'), name), 'total')
  if (typeof before !== 'number') return random.int(from, to)
  return Math.min(to, Math.max(from, Math.round((before * random.int(90, 110)) / 100)))
}

function counts(input: InventionInput, name: keyof typeof activities): JsonObject {
  const { usual, only } = activities[name]
  const sum = total(input, name, usual)
  const part = (from: number, to: number): number => Math.floor((sum * input.random.int(from, to)) / 100)
  return {
    total: sum,
    female: only === 'women' ? sum : part(42, 58),
    under6: only === 'children' ? sum : only === 'all' ? part(8, 24) : 0,
    bhyt: part(85, 99),
  }
}

function cases({ random }: InventionInput, disease: string): JsonObject {
  const count = commonDiseases.has(disease) ? random.int(0, 22) : random.chance(0.1) ? random.int(1, 3) : 0
  return { cases: count, under6: Math.floor((count * random.int(20, 80)) / 100), deaths: 0 }
}

/** The month before `day`, reported in the first days of the next. */
export const reportedMonth = (day: string): string => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}

const firstOfMonth = (day: string, back: number): string => {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - back
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`
}

/** Monthly reports of commune health stations, one per unit and month. */
export const stationReports: DemoForm = {
  formKey: 'station-monthly-report',
  periodic: true,
  invent(input) {
    const { day, place, previous } = input
    const station = `Trạm Y tế ${place.placeName}`
    const reporter = inventPerson(input, '2', 1985)
    return {
      period: reportedMonth(day),
      station_code: `31${place.communeCode.slice(-3)}`,
      station_name: station,
      commune: place.communeCode,
      zero_report: false,
      activity: Object.fromEntries((Object.keys(activities) as (keyof typeof activities)[]).map((name) => [name, counts(input, name)])), // its own keys
      diseases: Object.fromEntries(diseases.map((disease) => [disease, cases(input, disease)])),
      reporter_name: at(previous ?? undefined, 'reporter_name') ?? reporter.name,
      reporter_phone: at(previous ?? undefined, 'reporter_phone') ?? inventPhone(input),
      head_name: at(previous ?? undefined, 'head_name') ?? inventPerson(input, '1', 1976).name,
      report_date: day,
    }
  },
  amend: (values, variant) => ({
    ...values,
    notes: variant === 0 ? 'Đã đối chiếu với sổ khám bệnh.' : 'Đã đối chiếu với dữ liệu giám định bảo hiểm y tế.',
  }),
  remark: { path: '/activity/visits/bhyt', text: 'Số lượt có thẻ bảo hiểm y tế cao bất thường so với tháng trước.' },
  // In the first days of each month; this month's may not have come yet.
  schedule: ({ isCommune, visited, today }, random) => {
    const months = isCommune ? (visited ? 15 : 12) : 0
    return Array.from({ length: months }, (_, i) => daysBetween(firstOfMonth(today, months - 1 - i), today) - random.int(1, 4)).filter(
      (ago) => ago >= 1,
    )
  },
}
