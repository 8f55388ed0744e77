import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { customizeValidator } from '@rjsf/validator-ajv8'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { allForms } from '#testing/all-forms.ts'
import { everyTypeForm } from '#testing/every-type-form.ts'
import { formsRoot, jsonFilesIn, readJson, type FormSample } from '#testing/form-samples.ts'
import { isJsonObject, type JsonObject } from '../../lib/json.ts'
import { canonicalText } from '../canonical.ts'
import type { CodeList } from '../code-list.ts'
import { codeListsOf } from '../code-lists.ts'
import { compileForm } from '../compile.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { FormDefinition } from '../definition.ts'
import { createInstance } from '../instance.ts'
import { fromJsonSchema } from '../import/from-json-schema.ts'
import { parseFormDefinition } from '../parse.ts'
import { smallDefinition, smallSchema } from '../testing/small-definition.ts'
import { formats } from '../validate/formats.ts'
import { visibleValues } from '../visible-values.ts'
import { blankForm } from './blank/blank-form.ts'
import { dataDictionary } from './data-dictionary.ts'
import { jsonSchemaOf } from './json-schema-of.ts'
import { rjsfPairOf } from './rjsf-pair.ts'

const lists = jsonFilesIn(join(formsRoot, 'code-lists')).map((name) => readJson<CodeList>(join(formsRoot, 'code-lists', name)))
const listsAt = codeListsOf(lists, '2026-11-20')
const own = Object.fromEntries(
  Object.entries(formats).map(([name, format]) => [name, (text: string) => format(text, { demo: true }) === null]),
)
const options = { strict: false, multipleOfPrecision: 9, allErrors: true } as const

function compiled(definition: FormDefinition): CompiledForm {
  const made = compileForm(definition)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

const folderOf = ({ department, key }: FormDefinition): string => join(formsRoot, department, key)

/** Each sample as it is sent: computed values made, hidden ones gone. */
function samplesOf(form: CompiledForm): readonly { readonly name: string; readonly values: JsonObject }[] {
  const folder = join(folderOf(form.definition), 'samples')
  return jsonFilesIn(folder).map((name) => {
    const sample = readJson<FormSample>(join(folder, name))
    const context = {
      asOf: sample.asOf,
      lists: codeListsOf(lists, sample.asOf),
      demo: true,
      previous: sample.previous ?? null,
      records: sample.records ?? {},
    }
    return { name, values: visibleValues(form, createInstance(form, sample.values, context).values(), context) }
  })
}

const holdsOurs = (value: unknown): boolean => JSON.stringify(value).includes('"x-phieu"')

describe.each(allForms.map((definition) => [definition.key, definition] as const))('%s', (_, definition) => {
  const form = compiled(definition)
  const samples = samplesOf(form)

  it('goes out as the file that it came from, byte for byte', () => {
    const file = readFileSync(join(folderOf(definition), 'form.json'), 'utf8')
    const opened = parseFormDefinition(JSON.parse(file))
    expect(opened.ok && canonicalText(opened.value)).toBe(file)
  })

  it('as a plain schema judges its samples as before', () => {
    const plain = jsonSchemaOf(definition)
    expect(holdsOurs(plain)).toBe(false)
    const [ours, theirs] = [definition.schema as object, plain].map((schema) => {
      const ajv = new Ajv2020({ ...options, formats: own })
      return ajv.compile(schema)
    })
    const verdicts = samples.map(({ name, values }) => [name, theirs?.(values)])
    expect(verdicts).toEqual(samples.map(({ name, values }) => [name, ours?.(values)]))
    for (const [name, isValid] of verdicts) if (String(name).startsWith('valid-')) expect([name, isValid]).toEqual([name, true])
    expect(theirs?.({})).toBe(false)
  })

  it('as a pair is taken by a stock RJSF validator, with every field in the order', () => {
    const { schema, uiSchema } = rjsfPairOf(definition)
    const validator = customizeValidator({ AjvClass: Ajv2020 as never, ajvOptionsOverrides: options, customFormats: own }) // the newer class has the same surface
    for (const { name, values } of samples.filter((sample) => sample.name.startsWith('valid-')))
      expect([name, validator.validateFormData(values, schema as object).errors]).toEqual([name, []])
    expect(validator.isValid(schema as object, {}, schema as object)).toBe(false)
    const order = isJsonObject(uiSchema) ? uiSchema['ui:order'] : []
    expect(order).toEqual(expect.arrayContaining(form.nodes.filter(({ parent }) => parent === null).map(({ name }) => name)))
    expect(JSON.stringify(uiSchema)).not.toMatch(/"(sections|pages|layout)"/)
  })

  it('as a pair comes back with the same fields', () => {
    const { schema = null, uiSchema = null } = rjsfPairOf(definition)
    let n = 0
    const back = fromJsonSchema({ schema, uiSchema }, definition, () => `back${String((n += 1)).padStart(4, '0')}`)
    if (!back.ok) throw new Error(JSON.stringify(back.error))
    const paths = compiled(back.value.definition).nodes.map(({ path }) => path)
    // A file is an object like any other to who does not know our types: what is more lies inside of it.
    expect(paths).toEqual(expect.arrayContaining(form.nodes.map(({ path }) => path)))
  })

  it('has every field in its dictionary, with its words in both languages', () => {
    const { fields, choices } = dataDictionary(form, listsAt)
    expect(fields.map(({ path }) => path)).toEqual(form.nodes.map(({ path }) => path))
    expect(fields.filter(({ vi, en, type }) => vi === '' || (en === '' && type !== 'hidden')).map(({ path }) => path)).toEqual([])
    expect(fields.filter(({ personal }) => personal !== null).length).toBeGreaterThanOrEqual(
      Object.keys(definition.personalData).length > 0 ? 1 : 0,
    )
    const own = form.nodes.flatMap(({ choices: of, path }) => of.map(({ title }) => `${path} ${title}`))
    expect(choices.map(({ of, vi }) => `${of} ${vi}`)).toEqual(expect.arrayContaining(own))
  })

  it('has every field that is shown on the paper to write on', () => {
    const html = blankForm(form, listsAt)
    const text = html
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll('&amp;', '&')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
    for (const node of form.nodes.filter(({ hidden }) => !hidden)) if (!isHiddenAround(form, node.path)) expect(text).toContain(node.title)
    expect(html).not.toMatch(/<script| (src|href)=|undefined|\[object/)
  })
})

const isHiddenAround = (form: CompiledForm, path: string): boolean =>
  form.nodes.some(({ hidden, path: around }) => hidden && path.startsWith(`${around}/`))

it('a form of every other field type has its blank form and its dictionary too', () => {
  const form = compiled(everyTypeForm)
  expect(dataDictionary(form, listsAt).fields).toHaveLength(form.nodes.length)
  const html = blankForm(form, listsAt)
  for (const { title, hidden } of form.nodes) if (!hidden) expect(html).toContain(title)
})

it('says when a field is to be filled in by the names of choices and of codes, also of what lies in a block', () => {
  const html = (key: string) => blankForm(compiled(allForms.find((form) => form.key === key) ?? everyTypeForm), listsAt)
  expect(html('heritage-site')).toContain('Chỉ ghi khi “Hạng di tích” là một trong “Di tích quốc gia đặc biệt”, “Di tích quốc gia”')
  expect(html('birth-registration')).toContain('Chỉ ghi phù hợp với “Giấy tờ định danh”.')
  expect(html('household-business')).toContain('Chỉ ghi khi “Kinh doanh tại chợ hoặc điểm kinh doanh tập trung” là Có.')
})

it('words of a form are words on paper, whatever they look like', () => {
  const definition = { ...everyTypeForm, title: '<img src=x onerror="alert(1)">' }
  expect(blankForm(compiled(definition), listsAt)).not.toContain('<img')
})

it('tells of each field the class that holds for it: of its place, of its block, of what is around it', () => {
  const [basic, sensitive] = [{ class: 'basic', why: 'Nhận biết' } as const, { class: 'sensitive', why: 'Chính sách' } as const]
  const person = {
    type: 'object',
    properties: { faith: { title: 'Tôn giáo', type: 'string', 'x-phieu': { id: 'faith000', type: 'text' } } },
    unevaluatedProperties: false,
  } as const
  const used = (id: string) => ({ $ref: '#/$defs/person', title: id, 'x-phieu': { id, type: 'group' } }) as const
  const definition = smallDefinition({
    schema: smallSchema({ mother: used('mother00'), father: used('father00'), child: used('child000') }, { $defs: { person } }),
  })
  const classesIn = (personalData: FormDefinition['personalData']) =>
    dataDictionary(compiled({ ...definition, personalData }), listsAt)
      .fields.filter(({ key }) => key === 'faith')
      .map(({ personal }) => personal?.class ?? null)
  expect(classesIn({})).toEqual([null, null, null])
  expect(classesIn({ faith000: basic, 'father00-faith000': sensitive })).toEqual(['basic', 'sensitive', 'basic'])
  expect(classesIn({ child000: sensitive })).toEqual([null, null, 'sensitive'])
})
