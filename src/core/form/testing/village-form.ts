const code = (title: string, id: string, list: string, filter?: Readonly<Record<string, string>>) => ({
  type: 'string',
  title,
  'x-phieu': { id, type: 'choice', list, ...(filter === undefined ? {} : { filter }) },
})

/** A form over `villageList`: a cascade of three levels, and codes from anywhere in the list, one and several. */
export const villageForm = (department = 'so-khcn') => ({
  format: 1,
  key: 'village-test',
  version: 1,
  title: 'Phiếu thôn, tổ dân phố',
  department,
  owner: 'Giám đốc Sở',
  purpose: 'Thử danh mục dài',
  legalBasis: ['Kế hoạch 145/KH-UBND'],
  retention: { kind: 'never-delete', basis: 'Thử' },
  identityKeys: [],
  searchable: [],
  titleFields: ['/village'],
  personalData: {},
  schema: {
    type: 'object',
    properties: {
      province: code('Tỉnh, thành phố', 'provinc0', 'provinces'),
      commune: code('Xã, phường', 'commune0', 'communes', { province: 'province' }),
      village: code('Thôn, tổ dân phố', 'village0', 'villages', { commune: 'commune' }),
      anywhere: code('Thôn bất kỳ', 'anywhere', 'villages'),
      several: {
        type: 'array',
        uniqueItems: true,
        items: { type: 'string' },
        title: 'Các thôn',
        'x-phieu': { id: 'several0', type: 'multi-choice', list: 'villages' },
      },
    },
    required: ['province', 'commune', 'village'],
    unevaluatedProperties: false,
  },
  uiSchema: {
    'ui:options': {
      sections: [{ id: 'place', title: 'Nơi ở', fields: ['province', 'commune', 'village', 'anywhere', 'several'] }],
    },
  },
  rules: [],
  translations: {},
})
