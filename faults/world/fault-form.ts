import { canonicalText } from '#core/form/canonical.ts'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { codeListsAt } from '#core/form/code-lists.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { assert } from '#core/lib/assert.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { FormFile } from '#server/seed/read-definitions.ts'

const text = (id: string, title: string) => ({
  title,
  'x-phieu': { id, type: 'text' },
  type: 'string',
  minLength: 1,
  maxLength: 200,
})

/**
 * The form of the fault runs: a subject, two values that people change, and a number that the server gives without gaps. Nothing
 * identifies a record but its id: a save that arrives twice makes two, and no rule of the form hides it.
 */
const document = (version: number) => ({
  format: 1,
  key: 'fault-form',
  version,
  title: 'Phiếu thử lỗi',
  department: 'justice',
  owner: 'Giám đốc Sở',
  purpose: 'Thử nghiệm: không phiếu nào mất.',
  legalBasis: ['Kế hoạch 145/KH-UBND'],
  retention: { kind: 'never-delete', basis: 'Luật Lưu trữ' },
  identityKeys: [],
  searchable: ['/subject'],
  titleFields: ['/subject'],
  personalData: {},
  schema: {
    type: 'object',
    properties: {
      subject: text('subject0', 'Về việc'),
      first: text('first000', 'Giá trị thứ nhất'),
      second: text('second00', 'Giá trị thứ hai'),
      ...(version > 1 && { third: text('third000', 'Giá trị thứ ba') }),
      number: {
        title: 'Số',
        'x-phieu': { id: 'number00', type: 'assigned-number', series: 'faults', pattern: '{n}/{yyyy}' },
        type: 'string',
        readOnly: true,
      },
    },
    required: ['subject'],
    unevaluatedProperties: false,
  },
  uiSchema: {},
  rules: [],
  translations: {},
})

export interface FaultForm extends FormFile {
  readonly form: CompiledForm
}

/** @param version 2 has one more value */
export function faultForm(version: 1 | 2 = 1): FaultForm {
  const parsed = parseFormDefinition(document(version))
  assert(parsed.ok, `the form is admitted: ${JSON.stringify(parsed)}`)
  const compiled = compileForm(parsed.value)
  assert(compiled.ok, `the form compiles: ${JSON.stringify(compiled)}`)
  return {
    file: 'fault-form.json',
    definition: parsed.value,
    canonicalText: canonicalText(parsed.value),
    hash: compiled.value.hash,
    verification: 'draft-unverified',
    form: compiled.value,
  }
}

export const contextAt = (now: number): FormContext => ({
  asOf: vietnamDay(now),
  lists: codeListsAt([], vietnamDay(now)),
  demo: true,
  previous: null,
})
