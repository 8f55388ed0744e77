import { addDays } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { inventRowId, unitPrefix } from './invent-codes.ts'
import { inventEmployee, type InventedEmployee } from './invent-employee.ts'
import type { DemoForm, InventionInput } from './invention.ts'
import { inventAddress, inventPerson, inventPhone } from './invent-person.ts'
import { spread } from './spread.ts'

const upper = (text: string): string => text.toLocaleUpperCase('vi')
const posts = ['Chuyên viên', 'Công chức tư pháp - hộ tịch', 'Công chức văn phòng - thống kê', 'Công chức địa chính - xây dựng', 'Kế toán']

function pay({ random }: InventionInput, person: InventedEmployee, day: string): JsonObject {
  const step = random.int(1, 7)
  const from = addDays(day, -random.int(60, 900))
  return {
    pay_kind: 'grade',
    grade_code: '01.003',
    grade_name: 'Chuyên viên',
    grade_step: step,
    coefficient: Number((2.34 + (step - 1) * 0.33).toFixed(2)),
    has_over_frame: false,
    pay_from: from > person.recruited ? from : person.recruited,
  }
}

function family(input: InventionInput, person: InventedEmployee): JsonObject[] {
  const year = Number(person.dob.slice(0, 4))
  const relatives = [
    { relation: 'father', sex: '1', born: year - 28 },
    { relation: 'mother', sex: '2', born: year - 25 },
    { relation: 'spouse', sex: person.sex === '1' ? '2' : '1', born: year + 1 },
  ] as const
  return relatives.map(({ relation, sex, born }) => ({
    _row: inventRowId(input),
    relation,
    name: inventPerson(input, sex, born).name,
    birth: String(born),
    deceased: false,
    job_place: relation === 'spouse' ? 'Nhân viên văn phòng' : 'Đã nghỉ hưu',
  }))
}

/** Officials and civil servants of the unit, with their posts so far and their families. */
export const civilServantProfiles: DemoForm = {
  formKey: 'civil-servant-profile',
  periodic: false,
  invent(input) {
    const { random, place, day, index } = input
    const person = inventEmployee(input)
    const post = random.pick(posts)
    const agency = `Ủy ban nhân dân ${place.placeName}`
    const joined = addDays(person.recruited, random.int(200, 1500))
    const official = addDays(joined, 366)
    const party = official < day && random.chance(0.6)
    return {
      managing_agency: agency,
      using_unit: agency,
      staff_no: `CB${unitPrefix(place.unitKey)}${String(index + 1).padStart(4, '0')}`,
      full_name: upper(person.name),
      dob: person.dob,
      sex: person.sex,
      birthplace_kind: 'vietnam',
      birthplace: person.place,
      hometown: person.place,
      ethnicity: '01',
      personal_id: person.personalId,
      id_issue_date: addDays(day, -random.int(300, 1400)),
      id_issue_place: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
      phone: inventPhone(input),
      residence: inventAddress(input),
      bhxh_no: person.bhxh,
      first_recruit_date: person.recruited,
      recruiting_agency: 'Sở Nội vụ Hải Phòng',
      join_date: person.recruited,
      staff_kind: 'civil-servant',
      work_status: 'working',
      position: post,
      is_leader: false,
      main_duty: 'Thực hiện nhiệm vụ chuyên môn theo phân công.',
      is_party_member: party,
      ...(party ? { party_join: joined, party_official: official } : {}),
      served: false,
      is_wounded: false,
      general_edu: '12/12',
      degree: 'bachelor',
      major: random.pick(['Luật', 'Hành chính học', 'Kế toán', 'Quản lý đất đai']),
      ...pay(input, person, day),
      work_history: [{ _row: inventRowId(input), from: person.recruited.slice(0, 7), post: `${post}, ${agency}` }],
      family_own: family(input, person),
      has_spouse_side: false,
      health: '1',
      data_date: day,
    }
  },
  amend: (values, variant) => ({ ...values, planned_title: variant === 0 ? 'Phó trưởng phòng' : 'Trưởng phòng' }),
  remark: { path: '/coefficient', text: 'Hệ số chưa khớp quyết định nâng lương, đề nghị kiểm tra lại.' },
  schedule: ({ isCommune, visited }, random) => spread(isCommune ? (visited ? 14 : 9) : 20, 60, random),
}
