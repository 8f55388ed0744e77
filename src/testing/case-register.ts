import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { canonicalText } from '#core/form/canonical.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { assert } from '#core/lib/assert.ts'

const choice = (id: string, title: string, codes: readonly string[]) => ({
  title,
  'x-phieu': { id, type: 'choice' },
  type: 'string',
  oneOf: codes.map((code) => ({ const: code, title: `${title} ${code}` })),
})

/** Any part of the document, as JSON; `undefined` leaves one out. */
type Overrides = Readonly<Record<string, unknown>>

const document = (overrides: Overrides) => ({
  format: 1,
  key: 'case-register',
  version: 1,
  title: 'Sổ thụ lý (thử nghiệm)',
  department: 'justice',
  owner: 'Chánh án',
  purpose: 'Thử nghiệm quyền xem theo tên và số thụ lý.',
  legalBasis: ['Kế hoạch 145/KH-UBND'],
  retention: { kind: 'never-delete', basis: 'Luật Lưu trữ' },
  access: { rows: 'named', export: 'single' },
  identityKeys: [['/party']],
  searchable: ['/party', '/docket'],
  titleFields: ['/party'],
  personalData: { party000: { class: 'sensitive', why: 'Đương sự' } },
  schema: {
    type: 'object',
    properties: {
      court: choice('court000', 'Tòa', ['HB', 'LC']),
      case_kind: choice('kind0000', 'Loại án', ['DS', 'HN']),
      party: { title: 'Đương sự', 'x-phieu': { id: 'party000', type: 'text' }, type: 'string', minLength: 1, maxLength: 200 },
      summary: { title: 'Nội dung', 'x-phieu': { id: 'summary0', type: 'long-text' }, type: 'string', maxLength: 2000 },
      docket: {
        title: 'Số thụ lý',
        'x-phieu': {
          id: 'docket00',
          type: 'assigned-number',
          series: 'cases',
          by: ['/court', '/case_kind'],
          pattern: '{n}/{yyyy}/TL-{case_kind}',
        },
        type: 'string',
        readOnly: true,
      },
    },
    required: ['court', 'case_kind', 'party'],
    unevaluatedProperties: false,
  },
  uiSchema: {},
  rules: [],
  translations: {},
  ...overrides,
})

/** A form of secret matters for tests: rows seen by name only, no bulk answers, numbers per court and kind. */
export function caseRegister(overrides: Overrides = {}): {
  readonly definition: FormDefinition
  readonly text: string
  readonly form: CompiledForm
} {
  const parsed = parseFormDefinition(JSON.parse(JSON.stringify(document(overrides))))
  assert(parsed.ok, `the register is admitted: ${JSON.stringify(parsed)}`)
  const compiled = compileForm(parsed.value)
  assert(compiled.ok, `the register compiles: ${JSON.stringify(compiled)}`)
  return { definition: parsed.value, text: canonicalText(parsed.value), form: compiled.value }
}
