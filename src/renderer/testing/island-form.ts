import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { must } from '#core/lib/assert.ts'

/** A form whose second field is an island with this schema, as its author would write it. */
export function islandForm(
  schema: object,
  more: {
    readonly $defs?: object
    readonly ui?: object
    readonly required?: boolean
    readonly words?: Readonly<Record<string, string>>
  } = {},
): CompiledForm {
  const parsed = parseFormDefinition({
    format: 1,
    key: 'island-form',
    version: 1,
    title: 'Phiếu có phần tự do',
    department: 'so-khcn',
    owner: 'Giám đốc Sở',
    purpose: 'Thử nghiệm',
    legalBasis: ['Kế hoạch 145/KH-UBND'],
    retention: { kind: 'never-delete', basis: 'Không lưu' },
    identityKeys: [],
    searchable: [],
    titleFields: ['/name'],
    personalData: {},
    schema: {
      type: 'object',
      properties: {
        name: { title: 'Tên', type: 'string', 'x-phieu': { id: 'name0000', type: 'text' } },
        part: { title: 'Phần tự do', ...schema, 'x-phieu': { id: 'part0000', type: 'island' } },
      },
      required: more.required === true ? ['part'] : ['name'],
      unevaluatedProperties: false,
      ...(more.$defs === undefined ? {} : { $defs: more.$defs }),
    },
    uiSchema: { part: more.ui ?? {}, 'ui:options': { sections: [{ id: 'main', title: 'Chung', fields: ['name', 'part'] }] } },
    rules: [],
    translations: more.words === undefined ? {} : { en: { fields: { part0000: { words: more.words } } } },
  })
  const form = parsed.ok ? compileForm(parsed.value) : parsed
  return must(form.ok ? form.value : null, JSON.stringify(form))
}
