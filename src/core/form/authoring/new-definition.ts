import type { FormDefinition } from '../definition.ts'

/** What is known of a form when it is begun. Without a title it has one to be replaced. */
export interface NewDefinition {
  readonly key: string
  /** A unit's key. */
  readonly department: string
  readonly title?: string
}

const english = (nameId: string, dateId: string, ruleId: string): FormDefinition['translations'][string] => ({
  purpose: 'Why the data are collected.',
  sections: { general: 'General' },
  fields: {
    [nameId]: { title: 'Name', help: 'The full name, e.g. Chợ Sắt.' },
    [dateId]: { title: 'Date of the data', help: 'Day/month/year, e.g. 20/11/2026.' },
  },
  rules: { [ruleId]: 'The date of the data must not be after today.' },
})

/** What nobody but its author can say of a form, to be replaced. */
export const unsaid = {
  owner: 'Chức danh chịu trách nhiệm về dữ liệu',
  purpose: 'Mục đích thu thập dữ liệu.',
  legalBasis: ['Kế hoạch số 145/KH-UBND ngày 22/04/2026 của Ủy ban nhân dân thành phố Hải Phòng'],
  retention: { kind: 'years', years: 10, after: 'creation', basis: 'Căn cứ của thời hạn lưu trữ.' },
} as const satisfies Partial<FormDefinition>

/**
 * The least that is a form: one required name and a date that may not lie ahead, to be replaced by the real questions.
 * @param makeId 8 random characters `[a-z0-9]`
 */
export function newDefinition({ department, key, title }: NewDefinition, makeId: () => string): FormDefinition {
  const [nameId, dateId, ruleId] = [makeId(), makeId(), makeId()]
  return {
    format: 1,
    key,
    version: 1,
    title: title ?? 'Tên biểu mẫu',
    department,
    ...unsaid,
    legalBasis: [...unsaid.legalBasis],
    identityKeys: [],
    searchable: ['/name'],
    titleFields: ['/name'],
    personalData: {},
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        name: {
          title: 'Tên',
          description: 'Ghi tên đầy đủ, có dấu, ví dụ: Chợ Sắt.',
          'x-phieu': { id: nameId, type: 'text' },
          type: 'string',
          minLength: 1,
          maxLength: 150,
        },
        data_date: {
          title: 'Ngày của số liệu',
          description: 'Ghi ngày/tháng/năm, ví dụ: 20/11/2026.',
          'x-phieu': { id: dateId, type: 'date' },
          type: 'string',
          format: 'date',
        },
      },
      required: ['name', 'data_date'],
      unevaluatedProperties: false,
    },
    uiSchema: { 'ui:options': { sections: [{ id: 'general', title: 'Thông tin chung', fields: ['name', 'data_date'] }] } },
    rules: [
      {
        id: ruleId,
        check: 'data_date <= today()',
        at: '/data_date',
        severity: 'block',
        message: 'Ngày của số liệu không được sau ngày hôm nay.',
      },
    ],
    translations: { en: { ...(title === undefined ? { title: 'Name of the form' } : {}), ...english(nameId, dateId, ruleId) } },
  }
}
