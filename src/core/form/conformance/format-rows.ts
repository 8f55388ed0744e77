import type { Differs } from './conformance-row.ts'

/** Texts of one format: the standard's, which Ajv's formats and cfworker judge too, and ours. */
export interface FormatCase {
  readonly format: string
  readonly valid: readonly string[]
  readonly invalid: readonly string[]
  /** By text. */
  readonly differs?: Readonly<Record<string, Differs>>
}

const open: Differs = { ajv: 'takes a time without an offset' }
const leap: Differs = { ajv: 'looks for the leap second at 23:59 of the local time' }
const gaps: Differs = { ajv: 'takes units with a gap between them, as ISO 8601 does' }

export const standardFormats: readonly FormatCase[] = [
  {
    format: 'date',
    valid: ['2026-11-20', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'],
    invalid: [
      '',
      '2026-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '20261120',
      '20/11/2026',
      '2026-11-20 ',
      '2026-11-20T00:00:00Z',
      '٢026-11-20',
    ],
  },
  {
    format: 'time',
    valid: ['08:30:00Z', '23:59:59.999+07:00', '00:00:00-00:00', '23:59:60Z', '06:59:60+07:00', '08:30:00z'],
    invalid: [
      '',
      '08:30',
      '08:30:00',
      '24:00:00Z',
      '08:60:00Z',
      '08:30:61Z',
      '22:59:60Z',
      '23:59:60+07:00',
      '8:30:00Z',
      '08:30:00+7:00',
      '08:30:00.Z',
      '08:30:00 Z',
    ],
    differs: { '08:30:00': open, '06:59:60+07:00': leap, '23:59:60+07:00': leap },
  },
  {
    format: 'date-time',
    valid: ['2026-11-20T08:30:00Z', '2026-11-20t08:30:00.5+07:00', '2016-12-31T23:59:60Z', '2017-01-01T06:59:60+07:00'],
    invalid: [
      '',
      '2026-11-20',
      '2026-11-20T08:30:00',
      '2026-02-30T08:30:00Z',
      '2026-11-20T25:00:00Z',
      '2026-11-20T08:30Z',
      '2026-11-20  08:30:00Z',
    ],
    differs: { '2026-11-20T08:30:00': open, '2017-01-01T06:59:60+07:00': leap },
  },
  {
    format: 'duration',
    valid: ['P1Y', 'P1Y2M3D', 'P2M', 'P3D', 'PT1H', 'PT1H2M3S', 'P1DT12H', 'P4W', 'PT0S', 'P1Y2M3DT4H5M6S'],
    invalid: ['', 'P', 'PT', 'P1', '1Y', 'P1Y2D', 'PT1H3S', 'P1W2D', 'P1D2Y', 'P1YT', 'P-1Y', 'P1.5Y', 'p1y', 'PT1D'],
    differs: { P1Y2D: gaps, PT1H3S: gaps },
  },
  {
    format: 'email',
    valid: ['an@haiphong.gov.vn', 'le.van+test@sub.example.vn', "o'neil@x.vn", '_a-b@xn--bcher-kva.example', 'a@1.vn'],
    invalid: [
      '',
      'an',
      'an@',
      '@x.vn',
      'an@x',
      'a b@x.vn',
      '.an@x.vn',
      'an.@x.vn',
      'a..n@x.vn',
      'an@-x.vn',
      'an@x-.vn',
      'an@x..vn',
      'nguyễn@x.vn',
      `${'a'.repeat(65)}@x.vn`,
    ],
    differs: {
      'an@x': { cfworker: 'takes a host of one label' },
      [`${'a'.repeat(65)}@x.vn`]: { ajv: 'does not limit the local part' },
    },
  },
  {
    format: 'uri',
    valid: [
      'https://haiphong.gov.vn/a?b=c#d',
      'http://[2001:db8::1]:8080/',
      'http://[::ffff:10.0.0.1]/',
      'urn:uuid:01990000-0000-7000-8000-000000000009',
      'mailto:an@x.vn',
      'ftp://u:p@h/',
      'file:///etc',
      'tel:+84-225',
      'a+b.c-1:x',
      'https://x.vn/%E1%BA%A3',
    ],
    invalid: [
      '',
      'haiphong.gov.vn',
      '//x.vn',
      '/a',
      '#a',
      'http:// x.vn',
      'http://x.vn/a b',
      'http://x.vn/ả',
      'http://x.vn/%zz',
      'http://x.vn/<a>',
      '1a:x',
      ':x',
      'http://x.vn/[a]',
      'http://[x]/',
      'http://[2001:db8:9:1]/',
      'http://[1::2::3]/',
      'a\\b:c',
    ],
  },
  {
    format: 'uuid',
    valid: ['01990000-0000-7000-8000-000000000009', '00000000-0000-0000-0000-000000000000', '2EB8AA08-AA98-11EA-B4AA-73B441D16380'],
    invalid: [
      '',
      '01990000',
      '0199000000007000800000000000000 9',
      '01990000-0000-7000-8000-00000000000g',
      '{01990000-0000-7000-8000-000000000009}',
      '01990000-0000-7000-8000-000000000009 ',
    ],
  },
]

/** Those that only we know. A demonstration number is valid in these tables. */
export const ourFormats: readonly FormatCase[] = [
  {
    format: 'partial-date',
    valid: ['1950', '1950-03', '1950-03-17', '2024-02-29'],
    invalid: ['', '0000', '50', '1950-13', '1950-00', '1950-3', '1950-02-30', '1950-03-17T00:00:00Z', '03/1950'],
  },
  {
    format: 'period',
    valid: ['2026', '2026-11', '2026-Q4', '2026-2027'],
    invalid: ['', '2026-13', '2026-Q5', '2026-2028', '2026-2026', 'Q4-2026', '26'],
  },
  {
    format: 'personal-id',
    valid: ['031204000123', '001099123456', '099204000123'],
    invalid: ['', '12345678', '03120400012', '0312040001234', '03120400012x', '031 204 000 123'],
  },
  {
    format: 'tax-code',
    valid: ['0100233488', '0314409058', '0314409058-002'],
    invalid: ['', '0100233487', '010023348', '0314409058-02', '0314409058-000', '0314409058002', '031204000123', '01002334x8'],
  },
  {
    format: 'tax-code-or-personal-id',
    valid: ['0100233488', '0314409058-002', '031204000123'],
    invalid: ['', '0100233487', '12345678901', '03120400012x'],
  },
  {
    format: 'phone-vn',
    valid: ['0912345678', '0312345678', '02253842345', '18001090', '19001234'],
    invalid: ['', '912345678', '0112345678', '09123456789', '+84912345678', '0912 345 678', '0225384234', '113'],
  },
  {
    format: 'social-insurance',
    valid: ['3120123456', '0000000000'],
    invalid: ['', '312012345', '31201234567', '312012345x', ' 3120123456'],
  },
  {
    format: 'health-insurance',
    valid: ['GD4313120123456', 'TE1010000000001'],
    invalid: ['', 'gd4313120123456', 'GD6313120123456', 'GD431312012345', 'GD43131201234567'],
  },
  {
    format: 'agency-code',
    valid: ['H24', 'H24.12', 'G06.01.AB'],
    invalid: ['', 'h24', 'H2', 'Z24', 'H24.', 'H24..1', 'H24.a', '000.00.00.H49', `H24.${'A'.repeat(40)}`],
  },
  { format: 'local-time', valid: ['00:00', '08:30', '23:59', '08:30:59'], invalid: ['', '24:00', '08:60', '8:30', '08h30', '08:30Z'] },
  {
    format: 'parcel-id',
    valid: ['w7er8u0pqz3x', '000000000000'],
    invalid: ['', 'w7er8u0pqz3', 'w7er8u0pqz3xx', 'w7er8u0pqz3a', 'W7ER8U0PQZ3X'],
  },
]

export const moneyValues = { valid: [0, 1, -5000, 9007199254740991], invalid: [0.5, 1e16, -9007199254740992] } as const
