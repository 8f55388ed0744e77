import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allForms } from '#testing/all-forms.ts'
import { formsRoot, jsonFilesIn, readJson } from '#testing/form-samples.ts'
import { canonicalText } from '../canonical.ts'
import type { CodeList } from '../code-list.ts'
import { codeListsOf } from '../code-lists.ts'
import { compileForm } from '../compile.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { FormDefinition } from '../definition.ts'
import { newDefinition } from '../authoring/new-definition.ts'
import { mergeForm } from '../authoring/edit/merge-form.ts'
import { setField } from '../authoring/edit/set-field.ts'
import type { FieldPlace } from '../authoring/edit/place.ts'
import { outlineOf } from '../authoring/outline.ts'
import { parseFormDefinition } from '../parse.ts'
import { validateRecord } from '../validate-record.ts'
import { blockUses } from './block-facts.ts'
import { library } from './library.ts'
import type { LibraryBlock } from './library-block.ts'

const lists = codeListsOf(
  jsonFilesIn(join(formsRoot, 'code-lists')).map((name) => readJson<CodeList>(join(formsRoot, 'code-lists', name))),
  '2026-11-20',
)
const context = { asOf: '2026-11-20', lists, demo: true, previous: null }
let n = 0
const makeId = () => `t${String((n += 1)).padStart(7, '0')}`
const atEnd: FieldPlace = { parent: '', before: null, section: null }

function withBlock(definition: FormDefinition, block: LibraryBlock, place = atEnd): FormDefinition {
  const made = mergeForm(definition, block.definition, place, makeId)
  if (!made.ok) throw new Error(`${block.key}: ${JSON.stringify(made.error)}`)
  return made.value.definition
}

function compiled(definition: FormDefinition): CompiledForm {
  const made = compileForm(definition)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

const empty = () => newDefinition({ key: 'tried-form', department: 'justice', title: 'Thử' }, makeId)
const own = { name: 'Chợ Sắt', data_date: '2026-11-01' }
const rename = (block: LibraryBlock) =>
  Object.fromEntries(Object.entries(block.sample).map(([name, value]) => [name === 'data_date' ? 'data_date_2' : name, value]))

describe.each(library.map((block) => [block.key, block] as const))('%s', (_, block) => {
  it('alone in a form is admitted, compiles and takes its sample', () => {
    const form = compiled(withBlock(empty(), block))
    const result = validateRecord(form, { ...own, ...rename(block) }, [], context)
    expect(result.ok ? [] : result.error).toEqual([])
  })

  it('brings its rules, its words in both languages and a class for each personal field', () => {
    const next = withBlock(empty(), block)
    expect(next.rules).toHaveLength(block.definition.rules.length + 1)
    const english = next.translations['en']
    for (const rule of next.rules) expect(english?.rules?.[rule.id]).toBeTruthy()
    for (const { schema, key } of outlineOf(next).all) {
      const { id = '', concept = '' } = schema['x-phieu'] ?? {}
      const words = english?.fields?.[key] ?? english?.fields?.[id]
      expect([schema.title, words?.title]).toEqual([expect.any(String), expect.any(String)])
      if (concept.startsWith('person.') && schema.$ref === undefined && schema.type !== 'object')
        expect([concept, next.personalData[id]?.why]).toEqual([concept, expect.any(String)])
    }
  })

  it('comes in twice: one description, two places, each with rules of its own', () => {
    // As it comes back from its file.
    const once = parseFormDefinition(JSON.parse(canonicalText(withBlock(empty(), block))))
    if (!once.ok) throw new Error(JSON.stringify(once.error))
    const twice = withBlock(once.value, block)
    compiled(twice)
    expect(twice.rules).toHaveLength(block.definition.rules.length * 2 + 1)
    expect(Object.keys(twice.schema.$defs ?? {})).toEqual(Object.keys(block.definition.schema.$defs ?? {}))
  })

  it('comes into every form there is', () => {
    for (const form of allForms) withBlock(form, block)
  })
})

it('a block that the author has changed stays as it is when the block comes in again', () => {
  const [person] = library
  if (person === undefined) throw new Error('no block')
  const first = withBlock(empty(), person)
  const name = outlineOf(first).byPath.get('/person/name')
  const changed = setField(first, name?.key ?? '', { schema: (schema) => ({ ...schema, title: 'Tên gọi' }) })
  if (!changed.ok) throw new Error(JSON.stringify(changed.error))
  const next = withBlock(changed.value, person)
  const { byPath } = outlineOf(next)
  expect([byPath.get('/person/name')?.schema.title, byPath.get('/person_2/name')?.schema.title]).toEqual(['Tên gọi', 'Họ và tên'])
})

it('a wrong sample is refused by the rules that came along', () => {
  const [person] = library
  if (person === undefined) throw new Error('no block')
  const form = compiled(withBlock(empty(), person))
  const values = { ...own, person: { name: 'Phạm Thị Hà', dob: '2030-01-01' } }
  const result = validateRecord(form, values, [], context)
  expect(!result.ok && result.error.map(({ code, path }) => `${code} ${path}`)).toEqual(['rule /person/dob'])
})

it('no two blocks have a field or a rule of one id, but for blocks inside of them', () => {
  const ids = library.flatMap(({ definition }) =>
    [...JSON.stringify(definition.schema).matchAll(/"id":"([a-z0-9]{8})"/g)].map(([, id]) => id),
  )
  const address = new Set(['lbadprov', 'lbadcomm', 'lbaddeta', 'lbadoldt'])
  const others = ids.filter((id) => id !== undefined && !address.has(id))
  expect(new Set(others).size).toBe(others.length)
})

it('says which forms have a block, and which ask for the same facts in their own way', () => {
  const [person] = library
  if (person === undefined) throw new Error('no block')
  const using = withBlock(empty(), person)
  const uses = blockUses(
    person,
    [...allForms, using].map((definition) => ({ definition })),
  )
  expect(uses.forms.map(({ definition }) => definition.key)).toEqual(['tried-form'])
  const birth = uses.concepts.find(({ concept }) => concept === 'person.birth-date')
  expect(birth?.forms.map(({ definition }) => definition.key)).toEqual(expect.arrayContaining(['birth-registration', 'household-business']))
})
