import type { FormContext, FormNode } from '../compiled-form.ts'
import { codeListsOf } from '../code-lists.ts'
import type { FieldSettings, FieldTypeName } from '../field-settings.ts'
import type { JsonSchema } from '../json-schema.ts'

/** A node as a compiled form would have it, for tests of one field type. */
export function testNode(type: FieldTypeName, schema: JsonSchema = {}, settings: Partial<FieldSettings> = {}): FormNode {
  const branches = schema.oneOf ?? schema.items?.oneOf ?? []
  return {
    key: 'n0',
    index: 0,
    kind: 'field',
    type,
    name: 'field',
    path: '/field',
    parent: null,
    children: [],
    repeats: [],
    fieldId: 'field000',
    schema,
    settings: { id: 'field000', type, ...settings },
    title: 'Mục',
    help: '',
    presence: [[]],
    required: [],
    readOnly: false,
    hidden: type === 'hidden',
    layout: 'cards',
    choices: branches.map((branch) => ({ value: branch.const ?? null, title: branch.title ?? '' })),
  }
}

const list = { version: '2026-04-30', source: 'thử', codesBy: 'official' as const }

/** Two provinces, three communes, one of them retired; 20 November 2026; demonstration. */
export const testContext = (overrides: Partial<FormContext> = {}): FormContext => ({
  asOf: '2026-11-20',
  demo: true,
  previous: null,
  lists: codeListsOf(
    [
      {
        ...list,
        key: 'provinces',
        title: 'Tỉnh',
        items: [
          { code: '31', name: 'Thành phố Hải Phòng', nameEn: 'Hải Phòng City' },
          { code: '01', name: 'Thành phố Hà Nội' },
        ],
      },
      {
        ...list,
        key: 'communes',
        title: 'Xã',
        items: [
          { code: '11914', name: 'Đặc khu Cát Hải', columns: { province: '31' } },
          { code: '00004', name: 'Phường Ba Đình', columns: { province: '01' } },
          { code: '11500', name: 'Xã cũ', columns: { province: '31' }, to: '2025-06-30' },
        ],
      },
    ],
    '2026-11-20',
  ),
  ...overrides,
})
