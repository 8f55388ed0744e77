import { addDays } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { DemoForm, InventionInput } from './invention.ts'
import { spread } from './spread.ts'
import { inventAddress, inventPerson, type InventedPerson } from './invent-person.ts'

const upper = (text: string): string => text.toLocaleUpperCase('vi')
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

function parent(input: InventionInput, person: InventedPerson, residence: JsonObject): JsonObject {
  return {
    name: upper(person.name),
    // Parents often know the year only.
    birth: input.random.chance(0.12) ? person.dob.slice(0, 4) : person.dob,
    ethnicity: '01',
    nationality: 'VN',
    id_status: 'personal-id',
    personal_id: person.personalId,
    residence_kind: 'vietnam',
    residence,
  }
}

function requester(input: InventionInput, person: InventedPerson, residence: JsonObject): JsonObject {
  return {
    name: upper(person.name),
    relation: person.sex === '1' ? 'father' : 'mother',
    id_type: '5',
    personal_id: person.personalId,
    id_date: addDays(input.day, -input.random.int(90, 1500)),
    id_place: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    residence,
  }
}

function child({ random, words, place }: InventionInput, family: string, dob: string, birthplace: string): JsonObject {
  const sex = random.chance(0.52) ? '1' : '2'
  const home = { province: '31', commune: place.communeCode }
  return {
    surname: upper(family),
    middle: upper(random.pick(sex === '1' ? words.middleMale : words.middleFemale)),
    given: upper(random.pick(sex === '1' ? words.givenMale : words.givenFemale)),
    dob,
    sex,
    child_count: 1,
    birth_order: 1,
    birthplace_kind: 'health-facility',
    birthplace,
    birthplace_adm: home,
    ethnicity: '01',
    nationality: 'VN',
    hometown_kind: 'vietnam',
    hometown: home,
  }
}

function marriage({ random, place }: InventionInput, dob: string): JsonObject {
  const date = addDays(dob, -random.int(330, 2400))
  return { no: `${random.int(1, 180)}/${date.slice(0, 4)}`, date, place: `Ủy ban nhân dân ${place.placeName}` }
}

/** Birth registrations: mostly on time with both parents, some late, some of a mother alone, some without a certificate. */
export const births: DemoForm = {
  formKey: 'birth-registration',
  periodic: false,
  invent(input) {
    const { random, words, place, day } = input
    const late = random.chance(0.08)
    const dob = addDays(day, late ? -random.int(75, 400) : -random.int(4, 50))
    const year = Number(dob.slice(0, 4))
    const mother = inventPerson(input, '2', year - random.int(20, 38))
    const father = inventPerson(input, '1', year - random.int(21, 44))
    const both = random.chance(0.88)
    const married = random.chance(0.9)
    const residence = inventAddress(input)
    const birthplace = `${random.pick(words.healthFacilities)} ${capital(place.placeName).replace(/^(Phường|Xã|Đặc khu) /, '')}`
    const hasCertificate = random.chance(0.92)
    const copies = random.int(0, 5)
    return {
      requester: requester(input, both && random.chance(0.6) ? father : mother, residence),
      child: child(input, both ? father.family : mother.family, dob, birthplace),
      parents: both ? 'both' : 'mother-only',
      mother: parent(input, mother, residence),
      ...(both ? { father: parent(input, father, residence), parents_married: married } : {}),
      ...(both && married ? { marriage_cert: marriage(input, dob) } : {}),
      reg_kind: late ? 'late' : 'on-time',
      has_birth_cert: hasCertificate,
      ...(hasCertificate
        ? { birth_cert: { no: `${random.int(1, 3000)}/${year}`, date: addDays(dob, random.int(1, 3)), issuer: birthplace } }
        : { birth_proof: 'witness' }),
      wants_copies: copies > 0,
      ...(copies > 0 ? { copies } : {}),
      linked_services: random.chance(0.7) ? ['residence', 'health-insurance'] : ['health-insurance'],
      declaration_date: day,
      declaration_place: capital(place.placeName),
      commitment: true,
    }
  },
  amend: (values, variant) => ({ ...values, source_no: variant === 0 ? '15/GCS-TL' : '51/GCS-TL' }),
  remark: { path: '/birth_cert/no', text: 'Số giấy chứng sinh không khớp bản chụp gửi kèm, đề nghị kiểm tra lại.' },
  schedule: ({ isCommune, visited }, random) => (isCommune ? spread(visited ? 45 : 14, 75, random) : []),
}
