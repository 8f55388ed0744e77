import { field, island, text, type PlaygroundExample } from './playground-example.ts'

const many = Array.from({ length: 60 }, (_, i) => `muc_${i + 1}`)

export const ruleExamples: readonly PlaygroundExample[] = [
  {
    name: 'errors',
    title: 'Lỗi có sẵn khi mở',
    schema: {
      properties: {
        code: text('code', 'Mã', { pattern: '^[A-Z]{2}[0-9]{3}$' }),
        part: island('part', 'Bên trong', {
          type: 'object',
          properties: {
            items: {
              type: 'array',
              title: 'Mục',
              items: { type: 'object', properties: { size: { type: 'integer', title: 'Cỡ', minimum: 1 } }, required: ['size'] },
              maxItems: 2,
            },
          },
        }),
      },
      required: ['code'],
    },
    data: [
      { name: 'đúng', values: { code: 'AB123', part: { items: [{ size: 1 }] } }, wrong: [] },
      {
        name: 'sai ở ba nơi',
        values: { code: 'ab', part: { items: [{ size: 0 }, {}, { size: 3 }] } },
        wrong: ['/code', '/part/items', '/part/items/0/size', '/part/items/1/size'],
      },
    ],
    edits: [
      { kind: 'type', at: ['code'], text: 'CD456' },
      { kind: 'add', at: ['part', 'items'] },
      { kind: 'type', at: ['part', 'items', 0, 'size'], text: '5' },
    ],
  },
  {
    name: 'examples',
    title: 'Gợi ý khi nhập',
    schema: {
      properties: {
        hints: island('hints', 'Có gợi ý', {
          type: 'object',
          properties: {
            browser: { type: 'string', title: 'Trình duyệt', examples: ['Firefox', 'Chromium'], default: 'Firefox' },
            year: { type: 'integer', title: 'Năm', examples: [2024, 2025], minimum: 2000 },
          },
        }),
      },
    },
    data: [
      { name: 'đúng', values: { hints: { browser: 'Khác', year: 2026 } }, wrong: [] },
      { name: 'trước thời', values: { hints: { year: 1999 } }, wrong: ['/hints/year'] },
    ],
    edits: [{ kind: 'type', at: ['hints', 'year'], text: '2025' }],
  },
  {
    name: 'large',
    title: 'Phiếu dài',
    schema: {
      properties: Object.fromEntries(many.map((name, i) => [name, text(`l${100 + i}`, `Mục ${i + 1}`, { maxLength: 50 })])),
      required: ['muc_1'],
    },
    data: [
      { name: 'đầy', values: Object.fromEntries(many.map((name) => [name, 'x'])), wrong: [] },
      { name: 'thiếu mục đầu, mục cuối quá dài', values: { muc_60: 'x'.repeat(51) }, wrong: ['/muc_1', '/muc_60'] },
    ],
    edits: [
      { kind: 'type', at: ['muc_1'], text: 'một' },
      { kind: 'type', at: ['muc_60'], text: 'sáu mươi' },
    ],
  },
  {
    name: 'date-and-time',
    title: 'Ngày và giờ',
    schema: {
      properties: {
        day: { type: 'string', format: 'date', title: 'Ngày', ...field('day', 'date') },
        inside: island('inside', 'Bên trong', {
          type: 'object',
          properties: {
            day: { type: 'string', format: 'date', title: 'Ngày họp' },
            moment: { type: 'string', format: 'date-time', title: 'Bắt đầu' },
          },
        }),
      },
    },
    data: [
      { name: 'đúng', values: { day: '2026-11-20', inside: { day: '2024-02-29', moment: '2026-11-20T08:30:00+07:00' } }, wrong: [] },
      {
        name: 'không có trên lịch',
        values: { day: '2026-02-29', inside: { day: 'mai', moment: '2026-11-20' } },
        wrong: ['/day', '/inside/day', '/inside/moment'],
      },
    ],
    edits: [
      { kind: 'type', at: ['day'], text: '20/11/2026', stock: '2026-11-20' },
      { kind: 'type', at: ['inside', 'day'], text: '2.9.2026', stock: '2026-09-02' },
    ],
  },
  {
    name: 'validation',
    title: 'Kiểm tra chéo',
    schema: {
      properties: {
        pass: island('pass', 'Mật khẩu', {
          type: 'object',
          properties: {
            one: { type: 'string', title: 'Lần một', minLength: 8 },
            two: { type: 'string', title: 'Lần hai' },
            age: { type: 'number', title: 'Tuổi', not: { const: 13 } },
          },
          required: ['one', 'two'],
          minProperties: 2,
          propertyNames: { maxLength: 4 },
        }),
      },
      required: ['pass'],
    },
    data: [
      { name: 'đúng', values: { pass: { one: '12345678', two: '12345678', age: 20 } }, wrong: [] },
      { name: 'ngắn và cấm', values: { pass: { one: '123', two: 'x', age: 13 } }, wrong: ['/pass/one', '/pass/age'] },
    ],
    edits: [
      { kind: 'type', at: ['pass', 'one'], text: 'mật khẩu dài' },
      { kind: 'type', at: ['pass', 'two'], text: 'mật khẩu dài' },
    ],
  },
  {
    name: 'files',
    title: 'Tệp nằm trong phiếu',
    schema: {
      properties: {
        papers: island('papers', 'Giấy tờ', {
          type: 'object',
          properties: {
            one: { type: 'string', format: 'data-url', title: 'Một tệp' },
            many: { type: 'array', title: 'Nhiều tệp', items: { type: 'string', format: 'data-url' }, maxItems: 2 },
            note: { type: 'string', title: 'Ghi chú' },
          },
        }),
      },
    },
    data: [
      { name: 'một tệp', values: { papers: { one: 'data:text/plain;name=a.txt;base64,QUFB' } }, wrong: [] },
      {
        name: 'quá nhiều',
        values: { papers: { many: ['QUFB', 'QkJC', 'Q0ND'].map((bytes) => `data:text/plain;name=${bytes}.txt;base64,${bytes}`) } },
        wrong: ['/papers/many'],
      },
    ],
    edits: [{ kind: 'type', at: ['papers', 'note'], text: 'bản sao' }],
  },
  {
    name: 'defaults',
    title: 'Giá trị có sẵn',
    schema: {
      properties: {
        town: text('town', 'Nơi lập', { default: 'Hải Phòng' }),
        part: island('part', 'Bên trong', {
          type: 'object',
          properties: {
            country: { type: 'string', title: 'Nước', default: 'Việt Nam' },
            copies: { type: 'integer', title: 'Số bản', default: 2 },
            lines: { type: 'array', title: 'Dòng', items: { type: 'string', default: 'trống' }, minItems: 2 },
            deep: { type: 'object', title: 'Sâu', properties: { yes: { type: 'boolean', title: 'Có', default: true } } },
          },
        }),
      },
    },
    data: [
      { name: 'đúng', values: { town: 'Đồ Sơn', part: { lines: ['a', 'b'] } }, wrong: [] },
      { name: 'ít dòng', values: { part: { lines: ['a'] } }, wrong: ['/part/lines'] },
    ],
    edits: [{ kind: 'type', at: ['part', 'copies'], text: '3' }],
  },
  {
    name: 'null',
    title: 'Mục không có giá trị',
    schema: {
      properties: {
        part: island('part', 'Bên trong', {
          type: 'object',
          properties: { nothing: { type: 'null', title: 'Không gì cả' }, name: { type: 'string', title: 'Tên' } },
          required: ['name'],
        }),
      },
    },
    data: [
      { name: 'đúng', values: { part: { nothing: null, name: 'A' } }, wrong: [] },
      { name: 'có gì đó', values: { part: { nothing: 0, name: 'A' } }, wrong: ['/part/nothing'] },
    ],
    edits: [{ kind: 'type', at: ['part', 'name'], text: 'Tên' }],
  },
  {
    name: 'nullable',
    title: 'Chữ hoặc không',
    schema: {
      properties: {
        bio: island('bio', 'Tiểu sử', { type: ['string', 'null'], maxLength: 10 }),
        part: island('part', 'Bên trong', {
          type: 'object',
          properties: { size: { type: ['integer', 'null'], title: 'Cỡ', default: null } },
        }),
      },
    },
    data: [
      { name: 'không', values: { bio: null, part: { size: null } }, wrong: [] },
      { name: 'chữ', values: { bio: 'ngắn', part: { size: 3 } }, wrong: [] },
      { name: 'quá dài', values: { bio: 'dài hơn mười chữ', part: { size: 'lớn' } }, wrong: ['/bio', '/part/size'] },
    ],
    edits: [{ kind: 'type', at: ['bio'], text: 'giáo viên' }],
  },
]
