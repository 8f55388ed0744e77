import type { FieldSettings, FieldTypeName } from '../field-settings.ts'

/** What a field tells of a person: which class that is, and why it is usually asked for. */
export type PersonalKind = 'name' | 'identity' | 'contact' | 'address' | 'sensitive' | 'about'

const byConcept: Readonly<Record<string, PersonalKind>> = {
  'person.full-name': 'name',
  'person.family-name': 'name',
  'person.middle-name': 'name',
  'person.given-name': 'name',
  'person.other-name': 'name',
  'person.personal-id': 'identity',
  'person.old-id-no': 'identity',
  'person.id-document-no': 'identity',
  'person.passport-no': 'identity',
  'person.social-insurance-no': 'identity',
  'person.birth-date': 'identity',
  'person.portrait': 'identity',
  'person.phone': 'contact',
  'person.email': 'contact',
  'person.residence': 'address',
  'person.health-insurance-no': 'sensitive',
  'person.health-class': 'sensitive',
  'person.blood-group': 'sensitive',
  'person.height': 'sensitive',
  'person.weight': 'sensitive',
  'person.ethnicity': 'sensitive',
  'person.religion': 'sensitive',
  'person.party-member': 'sensitive',
  'person.youth-union-member': 'sensitive',
  'person.policy-group': 'sensitive',
}

const byType: Partial<Record<FieldTypeName, PersonalKind>> = {
  'personal-id': 'identity',
  'social-insurance': 'identity',
  'health-insurance': 'sensitive',
}

export interface PersonalSign {
  readonly kind: PersonalKind
  /** Whether its type or term says for certain that it is of a person. */
  readonly isCertain: boolean
}

/** What type and concept of a field say: of a person, or maybe of one; null when nothing points there. */
export function personalSign({ type, concept }: Pick<FieldSettings, 'type' | 'concept'>): PersonalSign | null {
  const known = (concept === undefined ? undefined : byConcept[concept]) ?? byType[type]
  if (known !== undefined) return { kind: known, isCertain: true }
  if (concept?.startsWith('person.') === true) return { kind: 'about', isCertain: false }
  return concept === undefined && (type === 'phone' || type === 'email') ? { kind: 'contact', isCertain: false } : null
}

/** Stands where nobody has said yet why data are asked for; publishing asks for the reason. */
export const unsaidWhy = 'Ghi lý do cần dữ liệu này.'

/** What is usually said of data of that kind. Why sensitive data are needed only the author knows. */
export const suggestedClass: Readonly<Record<PersonalKind, { readonly class: 'basic' | 'sensitive'; readonly why: string }>> = {
  name: { class: 'basic', why: 'Nhận biết người mà hồ sơ nói đến.' },
  identity: { class: 'basic', why: 'Xác định đúng người, tránh trùng hồ sơ.' },
  contact: { class: 'basic', why: 'Liên hệ khi cần làm rõ hồ sơ.' },
  address: { class: 'basic', why: 'Xác định nơi ở để liên hệ và xác định thẩm quyền giải quyết.' },
  sensitive: { class: 'sensitive', why: unsaidWhy },
  about: { class: 'basic', why: unsaidWhy },
}
