import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newDefinition } from '../authoring/new-definition.ts'
import type { FormDefinition } from '../definition.ts'
import type { JsonSchema } from '../json-schema.ts'
import { smallDefinition, smallSchema } from '../testing/small-definition.ts'
import { publishIssues, publishStops } from './publish-issues.ts'
import { unsaidWhy } from './personal-kinds.ts'

const folder = 'form-definitions'
const shipped = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('form.json'))
  .map((file) => [file, JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as FormDefinition] as const) // the files of the forms, tested elsewhere

const text = (id: string, concept?: string): JsonSchema => ({
  title: `Mục ${id}`,
  type: 'string',
  'x-phieu': { id, type: 'text', ...(concept === undefined ? {} : { concept }) },
})
const codes = (definition: FormDefinition) =>
  publishIssues(definition).map(({ weight, issue: { code, path } }) => `${weight} ${code} ${path}`)

describe('what publishing asks for', () => {
  it.each(shipped)('%s has', (_file, form) => {
    expect(publishStops(form)).toEqual([])
  })

  it('a form just begun has not said', () => {
    let ids = 0
    const begun = newDefinition({ key: 'new-form', department: 'so-khcn', title: 'Phiếu' }, () => `id${String(ids++).padStart(6, '0')}`)
    expect(codes(begun)).toEqual([
      'stop publish.owner /owner',
      'stop publish.purpose /purpose',
      'stop publish.retention /retention/basis',
      'hint publish.identity-keys /identityKeys',
      'hint publish.english /texts/en',
    ])
  })

  it('is a class with its reason for every field that is of a person, once for each field of a block', () => {
    const person: JsonSchema = { type: 'object', properties: { no: text('number00', 'person.personal-id') }, unevaluatedProperties: false }
    const placed = (id: string): JsonSchema => ({ $ref: '#/$defs/person', title: id, 'x-phieu': { id, type: 'group' } })
    const form = (personalData: FormDefinition['personalData']) =>
      smallDefinition({
        personalData,
        schema: smallSchema(
          {
            mother: placed('mother00'),
            father: placed('father00'),
            hobby: text('hobby000', 'person.hobby'),
            shop: text('shop0000', 'org.name'),
          },
          { $defs: { person } },
        ),
      })
    const asked = (personalData: FormDefinition['personalData']) => codes(form(personalData)).filter((code) => code.includes('.class'))
    expect(asked({})).toEqual(['stop publish.class /personalData/mother00-number00', 'hint publish.class-maybe /personalData/hobby000'])
    expect(asked({ number00: { class: 'basic', why: unsaidWhy } })).toEqual([
      'stop publish.class-why /personalData/mother00-number00',
      'hint publish.class-maybe /personalData/hobby000',
    ])
    const both = { class: 'basic', why: 'Xác định đúng người.' } as const
    expect(asked({ mother00: both, hobby000: both })).toEqual(['stop publish.class /personalData/father00-number00'])
    expect(asked({ number00: both, hobby000: both })).toEqual([])
  })

  it('is every text in Vietnamese; English may wait', () => {
    const form = smallDefinition({ schema: smallSchema({ nameless: { type: 'string', 'x-phieu': { id: 'none0000', type: 'text' } } }) })
    expect(
      publishIssues(form).flatMap(({ weight, issue }) =>
        issue.code.startsWith('publish.class') ? [] : [[weight, issue.code, issue.params]],
      ),
    ).toEqual([
      ['stop', 'publish.vietnamese', { count: 1 }],
      ['hint', 'publish.english', { count: 6 }],
    ])
  })
})
