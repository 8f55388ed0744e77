import { addDays } from '#core/lib/calendar.ts'
import { encodeGeohash } from '#core/lib/geohash.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { inventRowId, unitPrefix } from './invent-codes.ts'
import type { DemoForm, InventionInput } from './invention.ts'
import { inventAddress, inventPerson } from './invent-person.ts'
import { inventPoint } from './invent-point.ts'
import { spread } from './spread.ts'

function user(input: InventionInput): JsonObject {
  const { random } = input
  const person = inventPerson(input, random.pick(['1', '2']), random.int(1945, 1990))
  const couple = random.chance(0.5)
  const spouse = inventPerson(input, person.sex === '1' ? '2' : '1', Number(person.dob.slice(0, 4)) + random.int(-4, 4))
  return {
    _row: inventRowId(input),
    kind: couple ? 'couple' : 'individual',
    name: person.name,
    id_status: 'personal-id',
    personal_id: person.personalId,
    dob: random.chance(0.2) ? person.dob.slice(0, 4) : person.dob,
    ...(couple ? { spouse_name: spouse.name, spouse_personal_id: spouse.personalId } : {}),
    residence: inventAddress(input),
  }
}

function certificate({ random, day, place, index }: InventionInput): JsonObject {
  if (random.chance(0.12)) return { has_certificate: false, no_certificate_reason: 'not-applied' }
  return {
    has_certificate: true,
    certificate: {
      serial: `${random.pick(['AB', 'BX', 'CĐ', 'DK'])} ${random.digits(3)}${String((Number.parseInt(unitPrefix(place.unitKey), 36) + index * 7) % 1000).padStart(3, '0')}`,
      book_no: `CS${random.digits(5)}`,
      issue: addDays(day, -random.int(200, 7000)),
      agency: random.pick(['Ủy ban nhân dân huyện', 'Sở Tài nguyên và Môi trường', 'Chi nhánh Văn phòng đăng ký đất đai']),
    },
  }
}

/** Parcels with a house on them, of one owner or a couple; a few without a certificate. */
export const landParcels: DemoForm = {
  formKey: 'land-parcel',
  periodic: false,
  invent(input) {
    const { random, place, day, index } = input
    const point = inventPoint(input)
    const area = random.int(600, 4800) / 10
    const garden = random.chance(0.3) ? random.int(100, 400) / 10 : 0
    const home = Number((area - garden).toFixed(1))
    return {
      parcel_id: encodeGeohash(Number(point['lat']), Number(point['lon'])),
      commune: place.communeCode,
      map_sheet: String((index % 30) + 1),
      parcel_no: String(index * 3 + 100),
      address: String(inventAddress(input)['detail']),
      centroid: point,
      area_m2: area,
      legal_area: area,
      land_types: [
        { _row: inventRowId(input), type: 'ODT', area: home },
        ...(garden > 0 ? [{ _row: inventRowId(input), type: 'CLN', area: garden }] : []),
      ],
      use_form: 'sole',
      use_term: 'long-term',
      origin: random.pick(['recognised-free', 'recognised-paid', 'bought', 'inherited', 'given']),
      users: [user(input)],
      ...certificate(input),
      assets: [
        {
          _row: inventRowId(input),
          type: 'house',
          floor_area: random.int(500, 3000) / 10,
          floors: random.int(1, 4),
          year: random.int(1985, 2024),
        },
      ],
      dispute: false,
      digitised_state: random.pick(['paper', 'scanned', 'entered', 'matched']),
      data_date: day,
    }
  },
  amend: (values, variant) => ({ ...values, planning_note: variant === 0 ? 'Nằm ngoài chỉ giới mở đường.' : 'Giáp chỉ giới mở đường.' }),
  remark: { path: '/certificate/serial', text: 'Số phát hành không khớp bản chụp giấy chứng nhận, đề nghị kiểm tra lại.' },
  schedule: ({ visited }, random) => spread(visited ? 24 : 10, 60, random),
}
