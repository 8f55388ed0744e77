import { addDays } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { bareName, inventRowId } from './invent-codes.ts'
import type { DemoForm, InventionInput } from './invention.ts'
import { inventAddress, inventPerson, inventPhone } from './invent-person.ts'
import { spread } from './spread.ts'

const species = ['Cá nục', 'Cá trích', 'Mực ống', 'Cá thu', 'Tôm sắt', 'Ghẹ xanh', 'Cá bạc má']

function trips(input: InventionInput, area: string): JsonObject {
  const { random, day } = input
  const rows = Array.from({ length: random.int(0, 3) }, (_, at): JsonObject => {
    const to = addDays(day, -random.int(3, 8) - at * 20)
    const caught = species.filter(() => random.chance(0.35))
    return {
      _row: inventRowId(input),
      from: addDays(to, -random.int(2, 10)),
      to,
      area,
      catches: (caught.length > 0 ? caught : ['Cá trích']).map((name) => ({
        _row: inventRowId(input),
        species: name,
        weight: random.int(50, 9000) / 10,
      })),
    }
  })
  return rows.length > 0 ? { trips: rows } : {}
}

function papers({ random, day, index }: InventionInput, length: number): JsonObject {
  const inspected = addDays(day, -random.int(20, 300))
  const issued = addDays(day, -random.int(60, 900))
  return {
    has_licence: true,
    licence: { no: `${index + 1}/GPKT-HP`, issue: issued, expiry: addDays(issued, 1825), quota: random.int(200, 900) },
    ...(length >= 12
      ? {
          safety_cert: { no: `${index + 1}/GCN-AT`, expiry: addDays(inspected, 365) },
          inspection: { kind: 'yearly', date: inspected, expiry: addDays(inspected, 365) },
        }
      : {}),
    ...(length >= 15 ? { has_food_safety: true, food_safety_date: addDays(inspected, -5) } : { vms_voluntary: false }),
    ...(length >= 15
      ? {
          vms: {
            provider: random.pick(['Nhà cung cấp A', 'Nhà cung cấp B']),
            device_id: `VMS-${String(index + 1).padStart(6, '0')}`,
            seal_no: `KC${random.digits(6)}`,
            installed: addDays(day, -random.int(100, 1500)),
          },
        }
      : {}),
  }
}

/** Vessels of all lengths, those of 15 m and more with their monitoring device, most with logs of their last trips. */
export const fishingVessels: DemoForm = {
  formKey: 'fishing-vessel',
  periodic: false,
  invent(input) {
    const { random, place, day, index } = input
    const length = random.int(70, 260) / 10
    const area = length >= 15 ? 'offshore' : length >= 12 ? 'inshore' : 'coastal'
    const owner = inventPerson(input, '1', random.int(1955, 1990))
    const built = random.int(1998, 2022)
    return {
      length_max: length,
      reg_no: `HP-${String(90_001 + index)}-TS`,
      reg_date: `${built + 1}-03-1${random.int(0, 9)}`,
      name: `${owner.given} ${random.pick(['Thành', 'Lợi', 'Phát', 'Long'])} ${random.int(1, 99)}`,
      home_commune: place.communeCode,
      home_port: `Bến cá ${bareName(place.placeName)}`,
      owner: {
        kind: 'individual',
        name: owner.name,
        personal_id: owner.personalId,
        phone: inventPhone(input),
        address: inventAddress(input),
      },
      hull_material: random.pick(['wood', 'wood', 'composite', 'steel']),
      width: Number((length / 4).toFixed(2)),
      draught: Number((length / 10).toFixed(2)),
      built_year: built,
      engines: [
        {
          _row: inventRowId(input),
          maker: random.pick(['Hãng Một', 'Hãng Hai']),
          no: `M${random.digits(6)}`,
          power_kw: random.int(20, 600),
        },
      ],
      trade_main: 'gillnet',
      area,
      crew: random.int(2, 14),
      ...papers(input, length),
      status: 'active',
      ...trips(input, area),
      data_date: day,
    }
  },
  amend: (values, variant) => ({ ...values, design_mark: variant === 0 ? 'TK-15' : 'TK-51' }),
  remark: { path: '/length_max', text: 'Chiều dài chưa khớp sổ đăng kiểm, đề nghị đo lại.' },
  schedule: (_office, random) => spread(45, 60, random),
}
