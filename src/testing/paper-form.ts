import { canonicalText } from '#core/form/canonical.ts'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { assert } from '#core/lib/assert.ts'

const file = (id: string, title: string, type: 'file' | 'photo') => ({
  $ref: '#/$defs/file',
  title,
  'x-phieu': { id, type },
})

const document = {
  format: 1,
  key: 'paper-form',
  version: 1,
  title: 'Hồ sơ giấy tờ (thử nghiệm)',
  department: 'justice',
  owner: 'Giám đốc Sở',
  purpose: 'Thử nghiệm tệp đi sau phiếu.',
  legalBasis: ['Kế hoạch 145/KH-UBND'],
  retention: { kind: 'never-delete', basis: 'Luật Lưu trữ' },
  identityKeys: [['/subject']],
  searchable: ['/subject'],
  titleFields: ['/subject'],
  personalData: {},
  schema: {
    type: 'object',
    properties: {
      subject: { title: 'Về việc', 'x-phieu': { id: 'subject0', type: 'text' }, type: 'string', minLength: 1, maxLength: 200 },
      paper: file('paper000', 'Giấy tờ', 'file'),
      pictures: {
        title: 'Ảnh',
        'x-phieu': { id: 'pictures', type: 'repeat' },
        type: 'array',
        items: {
          type: 'object',
          properties: {
            _row: { type: 'string', format: 'uuid' },
            caption: { title: 'Chú thích', 'x-phieu': { id: 'caption0', type: 'text' }, type: 'string', maxLength: 200 },
            picture: file('picture0', 'Ảnh', 'photo'),
          },
          required: ['_row'],
          unevaluatedProperties: false,
        },
      },
    },
    required: ['subject'],
    unevaluatedProperties: false,
    $defs: {
      file: {
        'x-phieu': { type: 'file' },
        type: 'object',
        properties: {
          sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
          size: { type: 'integer', minimum: 1, maximum: 20_000_000 },
          type: { type: 'string', maxLength: 100 },
          name: { type: 'string', minLength: 1, maxLength: 200 },
        },
        required: ['sha256', 'size', 'type', 'name'],
        unevaluatedProperties: false,
      },
    },
  },
  uiSchema: {},
  rules: [],
  translations: {},
}

interface PaperForm {
  readonly definition: FormDefinition
  readonly text: string
  readonly form: CompiledForm
}

/** A form for tests whose records name files: a paper, and pictures in rows. */
export const paperForm = (): PaperForm => read(document)

/** Its second version, which drops the paper. */
export function formWithoutPaper(): PaperForm {
  const { schema } = document
  const { paper: _dropped, ...properties } = schema.properties
  return read({ ...document, version: 2, schema: { ...schema, properties }, upgrade: [{ kind: 'drop', at: '/paper' }] })
}

function read(given: object): PaperForm {
  const parsed = parseFormDefinition(given)
  assert(parsed.ok, `the form is admitted: ${JSON.stringify(parsed)}`)
  const compiled = compileForm(parsed.value)
  assert(compiled.ok, `the form compiles: ${JSON.stringify(compiled)}`)
  return { definition: parsed.value, text: canonicalText(parsed.value), form: compiled.value }
}
