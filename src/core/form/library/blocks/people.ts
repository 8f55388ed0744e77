import { libraryBlock, type BlockRule } from '../library-block.ts'
import { addressParts, sampleAddress } from './address-parts.ts'
import { contactParts } from './contact-parts.ts'
import { personParts } from './person-parts.ts'

const rulesOf = (prefix: string, name: string): readonly BlockRule[] => [
  {
    rule: {
      id: `${prefix}rday`,
      check: `${name}.dob <= today()`,
      at: `/${name}/dob`,
      severity: 'block',
      message: 'Ngày sinh không được sau ngày hôm nay. Xem lại giấy tờ.',
    },
    en: 'The date of birth must not be after today. Look at the papers again.',
  },
  {
    rule: {
      id: `${prefix}ryea`,
      check: `personal_id_year(${name}.personal_id) == year(${name}.dob)`,
      at: `/${name}/personal_id`,
      severity: 'warn',
      message: 'Số định danh cá nhân không khớp năm sinh. Xem lại hai mục, hoặc ghi lý do.',
    },
    en: 'The personal number does not fit the year of birth. Check both, or give a reason.',
  },
  {
    rule: {
      id: `${prefix}rsex`,
      check: `personal_id_sex(${name}.personal_id) == ${name}.sex`,
      at: `/${name}/personal_id`,
      severity: 'warn',
      message: 'Số định danh cá nhân không khớp giới tính. Xem lại hai mục, hoặc ghi lý do.',
    },
    en: 'The personal number does not fit the sex. Check both, or give a reason.',
  },
]

const samplePerson = { name: 'Phạm Thị Hà', dob: '1990-08-05', sex: '2', personal_id: '000190000017' }

export const person = libraryBlock({
  key: 'person',
  vi: { title: 'Người', about: 'Họ tên, ngày sinh, giới tính, số định danh cá nhân, đối chiếu lẫn nhau.' },
  en: { title: 'Person', about: 'Name, date of birth, sex and personal number, checked against each other.' },
  kind: 'group',
  name: 'person',
  id: 'lbpers00',
  parts: personParts('lbpe'),
  rules: rulesOf('lbpe', 'person'),
  titleField: '/person/name',
  sample: { person: samplePerson },
})

export const applicant = libraryBlock({
  key: 'applicant',
  vi: { title: 'Người khai, người nộp hồ sơ', about: 'Người với điện thoại, thư điện tử và nơi ở.' },
  en: { title: 'Applicant', about: 'A person with telephone, email and place of residence.' },
  kind: 'group',
  name: 'applicant',
  id: 'lbappl00',
  parts: [
    ...personParts('lbap'),
    ...contactParts('lbap'),
    {
      id: 'lbapresi',
      name: 'residence',
      use: 'address',
      type: 'address',
      title: 'Nơi ở hiện nay',
      concept: 'person.residence',
      isRequired: true,
      en: { title: 'Current residence' },
    },
  ],
  defs: { address: addressParts },
  rules: rulesOf('lbap', 'applicant'),
  titleField: '/applicant/name',
  sample: { applicant: { ...samplePerson, phone: '0912345678', email: 'ha@example.vn', residence: sampleAddress } },
})

export const members = libraryBlock({
  key: 'members',
  vi: {
    title: 'Danh sách thành viên',
    about: 'Mỗi người một dòng: họ tên, ngày sinh, giới tính, số định danh, quan hệ; không ai hai lần.',
  },
  en: { title: 'List of members', about: 'A row a person: name, date of birth, sex, personal number, relation; nobody twice.' },
  kind: 'repeat',
  name: 'members',
  id: 'lbmemb00',
  parts: [
    ...personParts('lbme'),
    {
      id: 'lbmerela',
      name: 'relation',
      type: 'choice',
      title: 'Quan hệ với chủ hộ',
      help: 'Ví dụ: con ruột của chủ hộ chọn “Con”.',
      choices: ['Chủ hộ', 'Vợ, chồng', 'Con', 'Cha, mẹ', 'Khác'],
      concept: 'person.relation-to-head',
      isRequired: true,
      en: {
        title: 'Relation to the head of the household',
        help: 'e.g. a child of the head: “Child”.',
        choices: { c1: 'Head', c2: 'Spouse', c3: 'Child', c4: 'Parent', c5: 'Other' },
      },
      personal: { class: 'basic', why: 'Xác định quan hệ trong hộ.' },
    },
  ],
  rules: [
    {
      rule: {
        id: 'lbmeonce',
        check: 'members.filter(m, m.personal_id == row.personal_id).size() == 1',
        at: '/members/@/personal_id',
        severity: 'block',
        message: 'Số định danh này đã có ở dòng khác. Mỗi người chỉ ghi một dòng.',
      },
      en: 'This number stands in another row too. Write each person once.',
    },
    {
      rule: {
        id: 'lbmerday',
        check: 'row.dob <= today()',
        at: '/members/@/dob',
        severity: 'block',
        message: 'Ngày sinh không được sau ngày hôm nay.',
      },
      en: 'The date of birth must not be after today.',
    },
  ],
  titleField: '/members',
  sample: { members: [{ _row: '0199b2c4-7a10-7100-8000-000000000001', ...samplePerson, relation: 'c1' }] },
})
