import { addDays } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { bareName, inventRowId, inventTaxCode } from './invent-codes.ts'
import type { DemoForm, InventionInput } from './invention.ts'
import { inventAddress, inventPerson, inventPhone, type InventedPerson } from './invent-person.ts'
import { inventPoint } from './invent-point.ts'
import { spread } from './spread.ts'

const sorts = [
  { type: 'pharmacy', name: 'Nhà thuốc', scope: ['retail-drugs'], title: 'pharmacist' },
  { type: 'drug-counter', name: 'Quầy thuốc', scope: ['retail-drugs'], title: 'pharmacist' },
  { type: 'specialist-clinic', name: 'Phòng khám chuyên khoa', scope: ['dental'], title: 'doctor' },
  { type: 'polyclinic', name: 'Phòng khám đa khoa', scope: ['internal', 'paediatrics', 'laboratory'], title: 'doctor' },
  { type: 'health-station', name: 'Trạm y tế', scope: ['family', 'preventive'], title: 'doctor' },
  { type: 'traditional-clinic', name: 'Phòng chẩn trị y học cổ truyền', scope: ['traditional'], title: 'herbalist' },
] as const
const drugs: readonly string[] = ['pharmacy', 'drug-counter']
const withBeds: readonly string[] = ['polyclinic', 'health-station']

function practitioner(input: InventionInput, person: InventedPerson, title: string, certificate: string): JsonObject {
  return { _row: inventRowId(input), name: person.name, personal_id: person.personalId, cert_no: certificate, title }
}

/** Clinics, stations and pharmacies with the people registered there. */
export const healthFacilities: DemoForm = {
  formKey: 'health-facility',
  periodic: false,
  invent(input) {
    const { random, place, day, index } = input
    const sort = random.pick(sorts)
    const isDrugs = drugs.includes(sort.type)
    const isPublic = sort.type === 'health-station'
    const head = inventPerson(input, random.pick(['1', '2']), random.int(1960, 1988))
    const certificate = `${String(index * 10 + 1).padStart(6, '0')}/HP-CCHN`
    const others = Array.from({ length: random.int(0, 4) }, (_, at) =>
      practitioner(
        input,
        inventPerson(input, random.pick(['1', '2']), random.int(1970, 1998)),
        isDrugs ? 'pharmacist' : random.pick(['nurse', 'doctor', 'technician']),
        `${String(index * 10 + 2 + at).padStart(6, '0')}/HP-CCHN`,
      ),
    )
    const licensed = addDays(day, -random.int(100, 4000))
    const beds = random.int(1, 4) * 5
    return {
      name: `${sort.name} ${isPublic ? bareName(place.placeName) : head.given} ${index + 1}`,
      facility_type: sort.type,
      ...(isDrugs ? {} : { facility_code: `31${String(index + 1).padStart(3, '0')}` }),
      ownership: isPublic ? 'public' : 'private',
      ...(isPublic ? {} : { tax_code: inventTaxCode(random) }),
      licence_no: `${index + 1}/HP-${isDrugs ? 'ĐKKDD' : 'GPHĐ'}`,
      licence_date: licensed,
      licence_agency: 'Sở Y tế Hải Phòng',
      licence_status: 'valid',
      last_inspection: addDays(day, -random.int(10, 400)),
      address: inventAddress(input),
      location: inventPoint(input),
      phone: inventPhone(input),
      hours: random.pick(['7h30–11h30, 13h30–17h30, thứ Hai đến thứ Sáu', '7h00–21h00 hằng ngày', '17h00–20h30, thứ Hai đến thứ Bảy']),
      scope: [...sort.scope],
      ...(withBeds.includes(sort.type) ? { beds: { planned: beds, actual: beds } } : {}),
      staff: isDrugs ? { pharmacists: 1 + others.length } : { doctors: 1 + (others.length > 2 ? 1 : 0), nurses: others.length },
      bhyt_contract: !isDrugs && random.chance(0.6),
      emr: !isDrugs && random.chance(0.3),
      head: {
        name: head.name,
        personal_id: head.personalId,
        cert_no: certificate,
        cert_date: addDays(`${Number(head.dob.slice(0, 4)) + random.int(25, 32)}-01-15`, random.int(0, 300)),
      },
      practitioners: [practitioner(input, head, sort.title, certificate), ...others],
      data_date: day,
      verification: random.pick(['none', 'papers', 'site']),
    }
  },
  amend: (values, variant) => ({ ...values, hours: variant === 0 ? '7h00–20h00 hằng ngày' : '8h00–20h00 hằng ngày' }),
  remark: { path: '/licence_date', text: 'Ngày cấp không khớp bản chụp giấy phép hoạt động, đề nghị kiểm tra lại.' },
  schedule: (_office, random) => spread(60, 60, random),
}
