import { field, island, text, type PlaygroundExample } from './playground-example.ts'

const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more })
const named = (title: string): object => ({ type: 'string', title })

export const branchExamples: readonly PlaygroundExample[] = [
  {
    name: 'alternatives',
    title: 'Chọn có tên',
    schema: {
      properties: {
        sex: {
          type: 'string',
          title: 'Giới tính',
          oneOf: [
            { const: 'm', title: 'Nam' },
            { const: 'f', title: 'Nữ' },
          ],
          ...field('sex', 'choice'),
        },
        colour: island('colour', 'Màu cờ', {
          type: 'integer',
          oneOf: [
            { const: 1, title: 'Đỏ' },
            { const: 2, title: 'Vàng' },
          ],
        }),
      },
    },
    data: [
      { name: 'đúng', values: { sex: 'f', colour: 2 }, wrong: [] },
      { name: 'không có trong danh sách', values: { sex: 'x', colour: 9 }, wrong: ['/sex', '/colour'] },
    ],
    edits: [{ kind: 'choose', at: ['colour'], to: 1 }],
    difference: {
      why: 'A stock form takes the first of a list of constants by itself; in a field of ours nobody has chosen until somebody does.',
      begins: { colour: 1 },
      ends: { colour: 2 },
    },
  },
  {
    name: 'property-dependencies',
    title: 'Có mục này thì phải có mục kia',
    schema: {
      properties: {
        pay: island(
          'pay',
          'Thanh toán',
          object({ card: named('Số thẻ'), bill: named('Địa chỉ hóa đơn') }, { dependentRequired: { card: ['bill'] } }),
        ),
      },
    },
    data: [
      { name: 'không thẻ', values: { pay: {} }, wrong: [] },
      { name: 'thẻ có địa chỉ', values: { pay: { card: '1', bill: 'Lê Lợi' } }, wrong: [] },
      { name: 'thẻ không địa chỉ', values: { pay: { card: '1' } }, wrong: ['/pay/bill'] },
    ],
    edits: [
      { kind: 'type', at: ['pay', 'card'], text: '9704' },
      { kind: 'type', at: ['pay', 'bill'], text: 'Trần Phú' },
    ],
  },
  {
    name: 'schema-dependencies',
    title: 'Có mục này thì hiện mục kia',
    schema: {
      properties: {
        pay: island(
          'pay',
          'Thanh toán',
          object(
            { card: named('Số thẻ') },
            { dependentSchemas: { card: { properties: { bill: { ...named('Địa chỉ hóa đơn'), minLength: 3 } }, required: ['bill'] } } },
          ),
        ),
      },
    },
    data: [
      { name: 'không thẻ', values: { pay: {} }, wrong: [] },
      { name: 'thẻ không địa chỉ', values: { pay: { card: '1' } }, wrong: ['/pay/bill'] },
      { name: 'địa chỉ quá ngắn', values: { pay: { card: '1', bill: 'x' } }, wrong: ['/pay/bill'] },
    ],
    edits: [
      { kind: 'type', at: ['pay', 'card'], text: '9704' },
      { kind: 'type', at: ['pay', 'bill'], text: 'Trần Phú' },
    ],
  },
  {
    name: 'if-then-else',
    title: 'Nếu thì',
    schema: {
      properties: {
        animal: {
          type: 'string',
          title: 'Con vật',
          oneOf: [
            { const: 'cat', title: 'Mèo' },
            { const: 'fish', title: 'Cá' },
          ],
          ...field('animal', 'choice'),
        },
        inside: island(
          'inside',
          'Bên trong',
          object(
            { kind: { ...named('Loại'), enum: ['nước', 'cạn'] } },
            {
              if: { properties: { kind: { const: 'nước' } }, required: ['kind'] },
              then: { properties: { depth: { type: 'number', title: 'Độ sâu' } }, required: ['depth'] },
              else: { properties: { land: named('Vùng') } },
            },
          ),
        ),
      },
      required: ['animal'],
      allOf: [
        {
          if: { properties: { animal: { const: 'cat' } }, required: ['animal'] },
          then: { properties: { food: text('food', 'Thức ăn') }, required: ['food'] },
        },
      ],
    },
    data: [
      { name: 'mèo có ăn', values: { animal: 'cat', food: 'cá', inside: { kind: 'cạn', land: 'đồi' } }, wrong: [] },
      { name: 'mèo đói, nước không sâu', values: { animal: 'cat', inside: { kind: 'nước' } }, wrong: ['/food', '/inside/depth'] },
      { name: 'cá', values: { animal: 'fish', inside: { kind: 'nước', depth: 3 } }, wrong: [] },
    ],
    edits: [
      { kind: 'choose', at: ['inside', 'kind'], to: 0 },
      { kind: 'type', at: ['inside', 'depth'], text: '2,5', stock: '2.5' },
    ],
    difference: {
      why: 'A stock form takes the first of a list of constants by itself; in a field of ours nobody has chosen until somebody does.',
      begins: {},
      ends: { inside: { kind: 'nước', depth: 2.5 } },
    },
  },
  {
    name: 'additional-properties',
    title: 'Mục tự đặt tên',
    schema: {
      properties: {
        part: island(
          'part',
          'Chỉ tiêu',
          object({ total: { type: 'integer', title: 'Tổng số' } }, { additionalProperties: { type: 'integer' } }),
        ),
      },
    },
    data: [
      { name: 'hai mục riêng', values: { part: { total: 3, 'số gà': 1, 'số vịt': 2 } }, wrong: [] },
      { name: 'mục riêng không phải số', values: { part: { 'số gà': 'nhiều' } }, wrong: ['/part/số gà'] },
    ],
    edits: [{ kind: 'type', at: ['part', 'total'], text: '12' }],
  },
  {
    name: 'pattern-properties',
    title: 'Tên mục theo mẫu',
    schema: {
      properties: {
        part: island(
          'part',
          'Phòng',
          object(
            { name: named('Tòa nhà') },
            { patternProperties: { '^phong-[0-9]+$': { type: 'integer', minimum: 1 } }, additionalProperties: false },
          ),
        ),
      },
    },
    data: [
      { name: 'hai phòng', values: { part: { name: 'A', 'phong-1': 20, 'phong-2': 30 } }, wrong: [] },
      { name: 'phòng rỗng và mục lạ', values: { part: { 'phong-1': 0, sân: 3 } }, wrong: ['/part/phong-1', '/part/sân'] },
    ],
    edits: [{ kind: 'type', at: ['part', 'name'], text: 'Nhà B' }],
  },
  {
    name: 'any-of',
    title: 'Ít nhất một cách',
    schema: {
      properties: {
        part: island(
          'part',
          'Người',
          object(
            { age: { type: 'integer', title: 'Tuổi' } },
            {
              anyOf: [
                { title: 'Họ và tên', properties: { first: named('Tên'), last: named('Họ') }, required: ['first'] },
                { title: 'Mã', properties: { code: named('Mã số') }, required: ['code'] },
              ],
            },
          ),
        ),
      },
    },
    data: [
      { name: 'theo tên', values: { part: { first: 'Hà', age: 3 } }, wrong: [] },
      { name: 'theo mã', values: { part: { code: 'X1' } }, wrong: [] },
      { name: 'không cách nào', values: { part: { age: 3 } }, wrong: ['/part'] },
    ],
    edits: [
      { kind: 'type', at: ['part', 'age'], text: '30' },
      { kind: 'type', at: ['part', 'first'], text: 'Hà' },
    ],
  },
  {
    name: 'one-of',
    title: 'Đúng một cách',
    schema: {
      properties: {
        part: island('part', 'Người nộp', {
          type: 'object',
          oneOf: [
            { title: 'Cá nhân', ...object({ name: named('Họ tên') }, { required: ['name'], additionalProperties: false }) },
            { title: 'Tổ chức', ...object({ code: named('Mã số') }, { required: ['code'], additionalProperties: false }) },
          ],
        }),
      },
    },
    data: [
      { name: 'cá nhân', values: { part: { name: 'Hà' } }, wrong: [] },
      { name: 'cả hai', values: { part: { name: 'Hà', code: 'X' } }, wrong: ['/part'] },
    ],
    edits: [
      { kind: 'alternative', at: ['part'], to: 1, of: 'oneof' },
      { kind: 'type', at: ['part', 'code'], text: 'H24' },
    ],
  },
  {
    name: 'all-of',
    title: 'Mọi điều cùng đúng',
    schema: {
      properties: {
        part: island('part', 'Gộp', {
          type: 'object',
          allOf: [object({ a: { ...named('A'), minLength: 2 } }), object({ b: { type: 'boolean', title: 'B' } }, { required: ['a'] })],
        }),
      },
    },
    data: [
      { name: 'đúng', values: { part: { a: 'aa', b: true } }, wrong: [] },
      { name: 'thiếu và ngắn', values: { part: { a: 'a' } }, wrong: ['/part/a'] },
      { name: 'thiếu', values: { part: { b: false } }, wrong: ['/part/a'] },
    ],
    edits: [
      { kind: 'type', at: ['part', 'a'], text: 'xin chào' },
      { kind: 'tick', at: ['part', 'b'] },
    ],
  },
]
