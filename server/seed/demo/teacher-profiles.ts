import type { JsonObject } from '#core/lib/json.ts'
import { inventRowId, unitPrefix } from './invent-codes.ts'
import { inventEmployee } from './invent-employee.ts'
import type { DemoForm, InventionInput } from './invention.ts'
import { inventAddress, inventPhone } from './invent-person.ts'
import { spread } from './spread.ts'

const upper = (text: string): string => text.toLocaleUpperCase('vi')

/** The school year that was over before the day. */
const evaluationYear = (day: string): string => {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)
  return `${year - 1}-${year}`
}

function teaching(input: InventionInput, level: string): JsonObject {
  if (level === '01') return { youth_team_full_time: false }
  return {
    youth_team_full_time: false,
    subjects: [{ _row: inventRowId(input), subject: input.random.pick(['maths', 'literature']), periods: input.random.int(10, 23) }],
  }
}

/** Teachers of nursery, primary and lower-secondary schools. */
export const teacherProfiles: DemoForm = {
  formKey: 'teacher-profile',
  periodic: false,
  invent(input) {
    const { random, place, day, index } = input
    const level = random.pick(['01', '02', '03'])
    const person = inventEmployee(input)
    const party = random.chance(0.5)
    return {
      school_code: `31${unitPrefix(place.unitKey)}${String(random.int(1, 9)).padStart(3, '0')}`,
      level,
      teacher_code: `GV${unitPrefix(place.unitKey)}${String(index + 1).padStart(4, '0')}`,
      work_status: 'working',
      person: {
        full_name: upper(person.name),
        dob: person.dob,
        sex: person.sex,
        nationality: 'VN',
        ethnicity: '01',
        id_kind: 'personal-id',
        personal_id: person.personalId,
        birthplace_kind: 'vietnam',
        birthplace: person.place,
        hometown: person.place,
        residence: inventAddress(input),
      },
      phone: inventPhone(input),
      email: `gv${unitPrefix(place.unitKey).toLowerCase()}${index + 1}@example.vn`,
      bhxh_no: person.bhxh,
      party,
      youth: false,
      staff_group: 'teacher',
      staff_kind: 'teacher',
      contract_form: 'permanent',
      recruit_date: person.recruited,
      recruit_agency: `Ủy ban nhân dân ${place.placeName}`,
      in_service_training: 'completed',
      degree: 'bachelor',
      major: random.pick(['Giáo dục tiểu học', 'Giáo dục mầm non', 'Sư phạm Toán', 'Sư phạm Ngữ văn']),
      degree_year: String(Number(person.dob.slice(0, 4)) + 22),
      edu_management: 'none',
      it: 'basic',
      evaluation_year: evaluationYear(day),
      prof_standard_result: 'good',
      annual_rating: random.pick(['excellent', 'good', 'good', 'fulfilled']),
      ...teaching(input, level),
      data_date: day,
    }
  },
  amend: (values, variant) => ({ ...values, prior_job: variant === 0 ? 'Giáo viên hợp đồng' : 'Cộng tác viên' }),
  remark: { path: '/bhxh_no', text: 'Số BHXH không khớp sổ, đề nghị kiểm tra lại.' },
  schedule: ({ isCommune, visited }, random) => spread(isCommune ? (visited ? 16 : 9) : 16, 60, random),
}
