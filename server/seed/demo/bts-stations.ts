import { addDays } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { bareName, inventRowId } from './invent-codes.ts'
import type { DemoForm, InventionInput } from './invention.ts'
import { inventAddress } from './invent-person.ts'
import { inventPoint } from './invent-point.ts'
import { spread } from './spread.ts'

/** As many as the city counts (Plan 145/KH-UBND, 2026). */
const STATIONS = 2502

const operators = ['viettel', 'vnpt', 'mobifone', 'vietnamobile'] as const
const codes: Readonly<Record<string, string>> = { viettel: 'HPG', vnpt: 'VNP', mobifone: 'MBF', vietnamobile: 'VNM' }

function tower({ random, index }: InventionInput, onAir: string): JsonObject {
  const type = random.pick(['self-standing', 'self-standing', 'guyed', 'rooftop', 'rooftop', 'lamp-post', 'camouflaged'])
  const ground = type === 'self-standing' || type === 'guyed'
  const height = ground ? random.int(300, 620) / 10 : random.int(60, 240) / 10
  if (!ground) return { tower_type: type, height_m: height }
  const date = addDays(onAir, -random.int(60, 400))
  return {
    tower_type: type,
    height_m: height,
    ...(random.chance(0.9)
      ? { permit_state: 'granted', build_permit_no: `${(index % 900) + 1}/GPXD-${date.slice(0, 4)}`, build_permit_date: date }
      : { permit_state: 'exempt', permit_exempt_basis: 'Công trình thuộc trường hợp miễn giấy phép theo pháp luật về xây dựng' }),
  }
}

function inspection({ random, day, index }: InventionInput, onAir: string): JsonObject {
  if (random.chance(0.06)) return { inspection_state: 'not-required' }
  const after = addDays(onAir, random.int(5, 60))
  const date = after < day ? after : addDays(day, -1)
  return {
    inspection_state: 'issued',
    inspection: {
      no: `C${String(index + 1).padStart(5, '0')}/${date.slice(2, 4)}`,
      date,
      expiry: addDays(date, 3650),
      issuer: 'Trung tâm Kiểm định và Chứng nhận',
    },
  }
}

const complaint = (input: InventionInput): JsonObject => ({
  _row: inventRowId(input),
  date: addDays(input.day, -input.random.int(20, 300)),
  from: input.random.pick(input.words.hamlets),
  content: input.random.pick([
    'Lo cột nghiêng sau bão',
    'Máy phát điện ồn ban đêm',
    'Đề nghị đo mức phơi nhiễm điện từ',
    'Cáp treo thấp trên lối đi',
  ]),
  ...(input.random.chance(0.7) ? { result: 'Đã kiểm tra tại chỗ và trả lời bằng văn bản' } : {}),
})

/** The register of base stations, taken over as a whole: most on the air for years, some shared, a few stopped. */
export const btsStations: DemoForm = {
  formKey: 'bts-station',
  periodic: false,
  bulk: true,
  invent(input) {
    const { random, place, day, index } = input
    const operator = operators[index % 10 < 4 ? 0 : index % 10 < 7 ? 1 : index % 10 < 9 ? 2 : 3] ?? 'viettel'
    const onAir = addDays(day, -random.int(200, 5500))
    const newer = onAir > '2024-06-01'
    const shared = random.chance(0.3)
    const stopped = random.chance(0.03)
    const rented = random.chance(0.7)
    return {
      station_code: `${codes[operator]}${String(index + 1).padStart(4, '0')}`,
      station_name: `${bareName(place.placeName)} ${(index % 40) + 1}`,
      operator,
      technology: newer ? ['4g', '5g'] : random.chance(0.4) ? ['2g', '3g', '4g'] : random.chance(0.5) ? ['4g'] : ['2g', '4g', '5g'],
      shared,
      ...(shared ? { sharers: [operator === 'viettel' ? 'vnpt' : 'viettel'] } : {}),
      address: inventAddress(input),
      location: inventPoint(input),
      in_flood_area: random.chance(0.15),
      ...tower(input, onAir),
      land_area: random.int(200, 3000) / 10,
      land_right: rented ? 'rented' : random.pick(['owned', 'public']),
      ...(rented ? { contract_to: addDays(day, random.int(90, 4000)) } : {}),
      power_backup_h: random.int(10, 80) / 10,
      fibre: random.chance(0.95),
      ...inspection(input, onAir),
      on_air: onAir,
      ...(stopped
        ? {
            status: 'paused',
            stopped_on: addDays(day, -random.int(3, 90)),
            stop_reason: 'Chủ nhà lấy lại mặt bằng, đang tìm vị trí thay thế',
          }
        : { status: 'on-air' }),
      ...(random.chance(0.05) ? { complaints: [complaint(input)] } : {}),
      data_date: day,
      verification: random.pick(['none', 'papers', 'papers', 'site']),
    }
  },
  amend: (values, variant) => ({ ...values, power_backup_h: variant === 0 ? 8.5 : 9.5 }),
  remark: { path: '/location', text: 'Tọa độ lệch so với bản đồ quy hoạch, đề nghị đo lại tại chân cột.' },
  schedule: ({ visited }, random) => spread(visited ? STATIONS : 0, 70, random),
}
