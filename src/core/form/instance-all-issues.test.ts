import { describe, expect, it } from 'vitest'
import type { RowId } from '../lib/ids.ts'
import type { JsonObject } from '../lib/json.ts'
import type { CompiledForm } from './compiled-form.ts'
import { createInstance, type Instance } from './instance.ts'
import type { JsonSchema } from './json-schema.ts'
import { compiled, testContext } from './testing/compiled.ts'
import { smallDefinition } from './testing/small-definition.ts'

const rowId = (n: number): RowId => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}` as RowId // a UUIDv7 in shape
const [r1, r2] = [rowId(1), rowId(2)]

const field = (schema: JsonSchema, type: NonNullable<JsonSchema['x-phieu']>['type']): JsonSchema => ({
  ...schema,
  'x-phieu': { id: 'f0000000', type },
})
const text = (): JsonSchema => field({ type: 'string', maxLength: 5 }, 'text')

const form = (more: JsonSchema = {}): CompiledForm =>
  compiled(
    smallDefinition({
      schema: {
        type: 'object',
        properties: {
          kind: field({ type: 'string', enum: ['single', 'family'] }, 'choice'),
          name: text(),
          limit: field({ type: 'integer' }, 'integer'),
          members: field(
            {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  _row: { type: 'string', format: 'uuid' },
                  name: text(),
                  share: field({ type: 'integer', minimum: 0 }, 'integer'),
                },
                required: ['_row', 'name'],
                unevaluatedProperties: false,
              },
            },
            'repeat',
          ),
        },
        required: ['kind', 'name'],
        allOf: [
          {
            if: { properties: { kind: { const: 'family' } }, required: ['kind'] },
            then: { properties: { reason: text() }, required: ['reason'] },
          },
        ],
        unevaluatedProperties: false,
        ...more,
      },
      uiSchema: {},
      rules: [{ id: 'rowshare', check: 'row.share <= limit', at: '/members/@/share', severity: 'block', message: 'Quá mức' }],
    }),
  )

/** The form, telling how often it was asked about the whole record. */
function watched(of: CompiledForm) {
  const asked = { whole: 0 }
  const { schemaIssues } = of.program
  const program = {
    ...of.program,
    schemaIssues: (...args: Parameters<typeof schemaIssues>) => {
      asked.whole++
      schemaIssues(...args)
    },
  }
  return { asked, form: { ...of, program } }
}

const listed = (instance: Instance): readonly string[] => instance.allIssues().map(({ code, path }) => `${code} ${path}`)
const afresh = (of: CompiledForm, values: JsonObject): readonly string[] => listed(createInstance(of, values, testContext()))

describe('the issues of the whole form', () => {
  const { asked, form: counted } = watched(form())
  const instance = createInstance(counted, {}, testContext())

  it.each<readonly [string, () => unknown, readonly string[]]>([
    ['are found once', () => null, ['required /kind', 'required /name']],
    ['lose one that is mended', () => instance.set('/kind', 'single'), ['required /name']],
    ['get one that is new', () => instance.set('/name', 'quá dài'), ['maxLength /name']],
    ['get those of a field that has appeared', () => instance.set('/kind', 'family'), ['maxLength /name', 'required /reason']],
    ['get those of a row', () => instance.addRow('/members', r1), ['maxLength /name', `required /members/@${r1}/name`, 'required /reason']],
    ['lose those of a field that is hidden', () => instance.set('/kind', 'single'), ['maxLength /name', `required /members/@${r1}/name`]],
    [
      'get those of a rule in every row that reads the change',
      () => {
        instance.addRow('/members', r2)
        for (const row of [r1, r2]) {
          instance.set(`/members/@${row}/name`, 'An')
          instance.set(`/members/@${row}/share`, 7)
        }
        instance.set('/limit', 5)
      },
      ['maxLength /name', `rule /members/@${r1}/share`, `rule /members/@${r2}/share`],
    ],
    [
      'follow the order of the rows',
      () => instance.moveRow('/members', r2, 0),
      ['maxLength /name', `rule /members/@${r2}/share`, `rule /members/@${r1}/share`],
    ],
    ['lose those of a row that is taken out', () => instance.removeRow('/members', r2), ['maxLength /name', `rule /members/@${r1}/share`]],
    ['lose those of all rows with their list', () => instance.set('/members', undefined), ['maxLength /name']],
  ])('%s', (_, act, expected) => {
    act()
    expect(listed(instance)).toEqual(expected)
    expect(afresh(form(), instance.values())).toEqual(expected)
  })

  it('took one look at the whole record', () => {
    expect(asked.whole).toBe(1)
  })
})

it('of a form that asks something of an object as a whole they are found anew each time', () => {
  const { asked, form: counted } = watched(form({ anyOf: [{ required: ['limit'] }, { required: ['members'] }] }))
  const instance = createInstance(counted, { kind: 'single', name: 'An' }, testContext())
  expect(listed(instance)).toEqual(['anyOf '])
  instance.set('/limit', 5)
  expect(listed(instance)).toEqual([])
  expect(asked.whole).toBe(2)
})

it('what was found elsewhere is kept up as well', () => {
  const { asked, form: counted } = watched(form())
  const instance = createInstance(counted, { kind: 'single' }, testContext())
  const context = testContext()
  instance.setContext(context)
  const [values, issues] = [instance.values(), createInstance(form(), { kind: 'single' }, context).allIssues()]
  expect(instance.takeIssues({ values, context, issues })).toBe(true)
  instance.set('/name', 'An')
  expect(listed(instance)).toEqual([])
  expect(asked.whole).toBe(0)
})
