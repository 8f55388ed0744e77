import { closed, field, island, text, type PlaygroundExample } from './playground-example.ts'

const row = { type: 'string', format: 'uuid' }
const rowId = (at: number): string => `01900000-0000-7000-8000-00000000000${at}`

export const basicExamples: readonly PlaygroundExample[] = [
  {
    name: 'simple',
    title: 'Đăng ký đơn giản',
    schema: {
      properties: {
        name: text('name', 'Họ và tên', { minLength: 2 }),
        age: { type: 'integer', title: 'Tuổi', minimum: 16, ...field('age', 'integer') },
        phone: text('phone', 'Điện thoại', { minLength: 10 }),
      },
      required: ['name'],
    },
    data: [
      { name: 'đủ', values: { name: 'Nguyễn Thị Hà', age: 34, phone: '0912345678' }, wrong: [] },
      { name: 'thiếu tên, quá trẻ', values: { age: 12 }, wrong: ['/name', '/age'] },
    ],
    edits: [
      { kind: 'type', at: ['name'], text: 'Phạm Hồng' },
      { kind: 'type', at: ['age'], text: '45' },
    ],
  },
  {
    name: 'nested',
    title: 'Danh mục việc, lồng nhau',
    schema: {
      properties: {
        list: {
          type: 'object',
          title: 'Danh mục',
          properties: {
            title: text('title', 'Tên danh mục'),
            tasks: {
              type: 'array',
              title: 'Việc',
              items: {
                type: 'object',
                properties: {
                  _row: row,
                  what: text('what', 'Nội dung'),
                  done: { type: 'boolean', title: 'Đã xong', ...field('done', 'yes-no') },
                },
                required: ['_row', 'what'],
                ...closed,
              },
              ...field('tasks', 'repeat'),
            },
          },
          required: ['title'],
          ...closed,
          ...field('list', 'group'),
        },
      },
      required: ['list'],
    },
    data: [
      { name: 'hai việc', values: { list: { title: 'Tuần 12', tasks: [{ _row: rowId(1), what: 'Họp', done: true }] } }, wrong: [] },
      { name: 'việc không tên', values: { list: { title: 'Tuần 12', tasks: [{ _row: rowId(1) }] } }, wrong: ['/list/tasks/0/what'] },
    ],
    edits: [{ kind: 'type', at: ['list', 'title'], text: 'Tuần 13' }],
  },
  {
    name: 'arrays',
    title: 'Các loại danh sách',
    schema: {
      properties: {
        lists: island('lists', 'Danh sách', {
          type: 'object',
          properties: {
            tags: { type: 'array', title: 'Từ khóa', items: { type: 'string', minLength: 2 }, minItems: 1, uniqueItems: true },
            fixed: {
              type: 'array',
              title: 'Kích thước',
              prefixItems: [
                { type: 'string', title: 'Tên' },
                { type: 'number', title: 'Mét' },
              ],
              items: { type: 'boolean', title: 'Dấu' },
            },
            nested: { type: 'array', title: 'Bảng', items: { type: 'array', title: 'Dòng', items: { type: 'string', title: 'Ô' } } },
          },
        }),
      },
    },
    data: [
      { name: 'đúng', values: { lists: { tags: ['cá', 'tôm'], fixed: ['dài', 2.5, true], nested: [['a', 'b'], ['c']] } }, wrong: [] },
      {
        name: 'trùng và sai kiểu',
        values: { lists: { tags: ['cá', 'cá'], fixed: ['dài', 'hai'] } },
        wrong: ['/lists/tags', '/lists/fixed/1'],
      },
      { name: 'quá ngắn', values: { lists: { tags: ['c'] } }, wrong: ['/lists/tags/0'] },
    ],
    edits: [
      { kind: 'type', at: ['lists', 'tags', 0], text: 'mực' },
      { kind: 'type', at: ['lists', 'fixed', 1], text: '2,5', stock: '2.5' },
    ],
    difference: {
      why: 'A stock form begins with the empty places of a list that nobody asked for; they would stop a record from being sent.',
      begins: {},
      ends: { lists: { tags: ['mực'], fixed: [null, 2.5] } },
    },
  },
  {
    name: 'numbers',
    title: 'Số',
    schema: {
      properties: {
        area: { type: 'number', title: 'Diện tích', multipleOf: 0.01, minimum: 0, ...field('area', 'decimal', { suffix: 'm²' }) },
        floors: { type: 'integer', title: 'Số tầng', minimum: 1, maximum: 99, ...field('floors', 'integer') },
        grade: island('grade', 'Cấp công trình', { type: 'integer', enum: [1, 2, 3, 4] }),
        heat: island('heat', 'Nhiệt độ', {
          type: 'object',
          properties: {
            low: { type: 'number', title: 'Thấp nhất', exclusiveMinimum: -50 },
            high: { type: 'number', title: 'Cao nhất', maximum: 60, multipleOf: 0.5 },
          },
        }),
      },
      required: ['floors'],
    },
    uiSchema: { heat: { high: { 'ui:widget': 'range' } }, grade: { 'ui:widget': 'radio' } },
    data: [
      { name: 'đúng', values: { area: 1234.56, floors: 3, grade: 2, heat: { low: -3.5, high: 39.5 } }, wrong: [] },
      {
        name: 'quá giới hạn',
        values: { area: -1, floors: 100, grade: 7, heat: { low: -50, high: 39.7 } },
        wrong: ['/area', '/floors', '/grade', '/heat/low', '/heat/high'],
      },
    ],
    edits: [
      { kind: 'type', at: ['area'], text: '1.234,5', stock: '1234.5' },
      { kind: 'type', at: ['floors'], text: '2' },
      { kind: 'type', at: ['heat', 'low'], text: '-3,5', stock: '-3.5' },
    ],
  },
  {
    name: 'widgets',
    title: 'Các kiểu ô nhập',
    schema: {
      properties: {
        kinds: island('kinds', 'Kiểu ô', {
          type: 'object',
          properties: {
            secret: { type: 'string', title: 'Mã bí mật' },
            note: { type: 'string', title: 'Ghi chú' },
            colour: { type: 'string', title: 'Màu' },
            mail: { type: 'string', format: 'email', title: 'Thư điện tử' },
            agree: { type: 'boolean', title: 'Đồng ý' },
            way: { type: 'string', title: 'Cách nhận', enum: ['bưu điện', 'trực tiếp'] },
            days: { type: 'array', title: 'Ngày nhận', items: { type: 'string', enum: ['hai', 'ba', 'tư'] }, uniqueItems: true },
            size: { type: 'integer', title: 'Cỡ', minimum: 1, maximum: 9 },
            inner: { type: 'string', default: 'máy ghi' },
          },
        }),
      },
    },
    uiSchema: {
      kinds: {
        secret: { 'ui:widget': 'password' },
        note: { 'ui:widget': 'textarea', 'ui:options': { rows: 5, placeholder: 'viết ở đây' } },
        colour: { 'ui:widget': 'color' },
        way: { 'ui:widget': 'radio' },
        days: { 'ui:widget': 'checkboxes' },
        size: { 'ui:widget': 'updown' },
        inner: { 'ui:widget': 'hidden' },
      },
    },
    data: [
      {
        name: 'đúng',
        values: { kinds: { secret: 'x', note: 'a\nb', mail: 'a@b.vn', agree: true, way: 'bưu điện', days: ['hai'], size: 3 } },
        wrong: [],
      },
      {
        name: 'sai',
        values: { kinds: { mail: 'không phải', way: 'bay', days: ['hai', 'hai'], size: 12 } },
        wrong: ['/kinds/mail', '/kinds/way', '/kinds/days', '/kinds/size'],
      },
    ],
    edits: [
      { kind: 'type', at: ['kinds', 'secret'], text: 'mật' },
      { kind: 'type', at: ['kinds', 'note'], text: 'dòng' },
      { kind: 'type', at: ['kinds', 'size'], text: '4' },
      { kind: 'tick', at: ['kinds', 'agree'] },
    ],
  },
  {
    name: 'ordering',
    title: 'Thứ tự các mục',
    schema: {
      properties: {
        last: text('last', 'Mục cuối'),
        first: text('first', 'Mục đầu'),
        part: island('part', 'Phần', {
          type: 'object',
          properties: { b: { type: 'string', title: 'B' }, a: { type: 'string', title: 'A' } },
          required: ['a'],
        }),
      },
    },
    uiSchema: { 'ui:order': ['first', '*', 'last'], part: { 'ui:order': ['a', 'b'] } },
    data: [
      { name: 'đúng', values: { last: 'z', first: 'a', part: { a: '1' } }, wrong: [] },
      { name: 'thiếu bên trong', values: { part: { b: '2' } }, wrong: ['/part/a'] },
    ],
    edits: [
      { kind: 'type', at: ['first'], text: 'một' },
      { kind: 'type', at: ['part', 'a'], text: 'hai' },
    ],
  },
  {
    name: 'references',
    title: 'Định nghĩa dùng chung và cây',
    schema: {
      $defs: {
        place: {
          type: 'object',
          properties: { street: text('street', 'Đường'), town: text('town', 'Xã, phường') },
          required: ['town'],
          ...closed,
        },
        branch: {
          type: 'object',
          title: 'Nhánh',
          properties: {
            name: { type: 'string', title: 'Tên nhánh' },
            parts: { type: 'array', title: 'Nhánh con', items: { $ref: '#/$defs/branch' } },
          },
          required: ['name'],
        },
      },
      properties: {
        home: { $ref: '#/$defs/place', title: 'Nơi ở', ...field('home', 'group') },
        work: { $ref: '#/$defs/place', title: 'Nơi làm việc', ...field('work', 'group') },
        tree: { $ref: '#/$defs/branch', title: 'Cây đơn vị', ...field('tree', 'island') },
      },
    },
    data: [
      {
        name: 'hai nơi và một cây',
        values: {
          home: { town: 'Đồ Sơn' },
          work: { street: 'Lạch Tray', town: 'Ngô Quyền' },
          tree: { name: 'Sở', parts: [{ name: 'Phòng', parts: [] }] },
        },
        wrong: [],
      },
      {
        name: 'nhánh không tên ở tầng ba',
        values: { home: { town: 'Đồ Sơn' }, tree: { name: 'Sở', parts: [{ name: 'Phòng', parts: [{}] }] } },
        wrong: ['/tree/parts/0/parts/0/name'],
      },
    ],
    edits: [
      { kind: 'type', at: ['home', 'town'], text: 'Kiến An' },
      { kind: 'type', at: ['tree', 'name'], text: 'Trung tâm' },
    ],
  },
  {
    name: 'custom',
    title: 'Ô nhập riêng',
    schema: {
      properties: {
        where: {
          type: 'object',
          title: 'Vị trí',
          properties: { lat: { type: 'number', minimum: -90, maximum: 90 }, lon: { type: 'number', minimum: -180, maximum: 180 } },
          required: ['lat', 'lon'],
          ...closed,
          ...field('where', 'geo-point'),
        },
        note: text('note', 'Ghi chú'),
      },
    },
    data: [
      { name: 'một điểm', values: { where: { lat: 20.865, lon: 106.6838 } }, wrong: [] },
      { name: 'thiếu kinh độ', values: { where: { lat: 20.865 } }, wrong: ['/where/lon'] },
    ],
    edits: [{ kind: 'type', at: ['note'], text: 'bến cá' }],
  },
]
