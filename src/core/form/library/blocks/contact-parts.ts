import type { BlockField } from '../library-block.ts'

/** How somebody is reached; `prefix` makes the ids of one block. */
export const contactParts = (prefix: string): readonly BlockField[] => [
  {
    id: `${prefix}phon`,
    name: 'phone',
    type: 'phone',
    title: 'Điện thoại',
    help: 'Số di động 10 chữ số hoặc số cố định có mã vùng, ví dụ: 0912345678.',
    concept: 'person.phone',
    en: { title: 'Telephone', help: 'A mobile number of 10 digits, or a landline with its area code.' },
    personal: { class: 'basic', why: 'Liên hệ khi cần bổ sung, đối chiếu thông tin.' },
  },
  {
    id: `${prefix}mail`,
    name: 'email',
    type: 'email',
    title: 'Thư điện tử',
    help: 'Ví dụ: ten@haiphong.gov.vn; để trống nếu không có.',
    concept: 'person.email',
    more: { maxLength: 254 },
    en: { title: 'Email', help: 'e.g. name@haiphong.gov.vn; leave empty if there is none.' },
    personal: { class: 'basic', why: 'Liên hệ, gửi kết quả.' },
  },
]
