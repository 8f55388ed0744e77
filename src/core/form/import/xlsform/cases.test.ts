import fc from 'fast-check'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { describe, expect, it, test } from 'vitest'
import type { JsonObject, JsonValue } from '../../../lib/json.ts'
import { readSpreadsheet } from '../../../spreadsheet/read-spreadsheet.ts'
import type { Sheet } from '../../../spreadsheet/spreadsheet.ts'
import { canonicalText } from '../../canonical.ts'
import { codeListsOf } from '../../code-lists.ts'
import type { CompiledForm, FormNode } from '../../compiled-form.ts'
import { fieldType } from '../../field-types/registry.ts'
import { compiled, testContext } from '../../testing/compiled.ts'
import { validateValues } from '../../validate-values.ts'
import { visibleValues } from '../../visible-values.ts'
import { casesFrom, readCase } from './cases/read-case.ts'
import { expectedText } from './cases/expected-text.ts'
import { fromXlsForm } from './from-xlsform.ts'

const raw = import.meta.glob<string>('./cases/*.txt', { eager: true, query: '?raw', import: 'default' })
const names = Object.keys(raw)
  .filter((path) => !path.endsWith('.expected.txt'))
  .map((path) => path.replace('./cases/', '').replace('.txt', ''))

const caseOf = (name: string) => readCase(raw[`./cases/${name}.txt`] ?? '')

const ids = (): (() => string) => {
  let count = 0
  return () => `f${String(count++).padStart(7, '0')}`
}

const made = (sheets: readonly Sheet[]) => fromXlsForm(sheets, casesFrom.meta, ids())

/** The sheets as a real file, and back through the door. */
async function throughFile(sheets: readonly Sheet[]): Promise<readonly Sheet[]> {
  // Cells of a case are texts and numbers.
  const bytes = await writeXlsxFile(sheets.map(({ name, rows }) => ({ sheet: name, data: rows as unknown as SheetData }))).toBuffer()
  const read = readSpreadsheet(new Uint8Array(bytes), 'form.xlsx')
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value.sheets
}

/** A value for every field, rows included; what it is comes from the type. */
function filled(form: CompiledForm, nodes: readonly number[], seed: number, row: string): JsonObject {
  const context = testContext()
  const values = nodes.flatMap((index): readonly (readonly [string, JsonValue])[] => {
    const node: FormNode | undefined = form.nodes[index]
    if (node === undefined || node.settings.computed === true) return []
    if (node.kind === 'repeat')
      return [
        [
          node.name,
          [1, 2].map((n) => ({ _row: `01990000-0000-7000-8000-0000000${row}${n}000`, ...filled(form, node.children, seed + n, `${n}`) })),
        ],
      ]
    if (node.kind !== 'field') return [[node.name, filled(form, node.children, seed, row)]]
    const value = fieldType(node.type).sample(node, seed, context)
    return value === null || value === undefined ? [] : [[node.name, value]]
  })
  return Object.fromEntries(values)
}

test('there are cases enough, some of constructs that are published', () => {
  expect(names.length).toBeGreaterThanOrEqual(25)
  expect(names.filter((name) => caseOf(name).source !== '').length).toBeGreaterThanOrEqual(5)
  expect(names.filter((name) => caseOf(name).title === '')).toEqual([])
})

describe('whatever stands in the cells', () => {
  const parts = [
    '${a}',
    '${rows}',
    '${in}',
    "'x'",
    '3',
    '1.5',
    'selected(',
    'if(',
    'count(',
    'not(',
    'sum(',
    'coalesce(',
    ')',
    ',',
    '=',
    '!=',
    '<',
    'and',
    'or',
    'div',
    '-',
    '+',
    '.',
    '..',
    '/',
    'today()',
    "''",
  ]
  const expression = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((words) => words.join(' '))
  const type = fc.constantFrom(
    'text',
    'integer',
    'decimal',
    'date',
    'calculate',
    'select_one l',
    'select_multiple l or_other',
    'note',
    'begin group',
    'end group',
    'begin repeat',
    'end repeat',
    'range',
    '',
  )
  const columns = [
    'name',
    'label::Tiếng Việt (vi)',
    'relevant',
    'constraint',
    'calculation',
    'required',
    'choice_filter',
    'repeat_count',
    'default',
    'readonly',
    'appearance',
    'parameters',
  ]
  const row = fc.tuple(
    type,
    ...columns.map((column) => (column === 'name' ? fc.constantFrom('a', 'in', 'rows', 'x', '') : fc.option(expression, { nil: null }))),
  )

  test('a form that is admitted comes of it, or a refusal with its place', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const choices = [
          ['list_name', 'name', 'label'],
          ['l', 'x', 'X'],
          ['l', 'y', 'Y'],
        ]
        const result = made([
          {
            name: 'survey',
            rows: [['type', ...columns], ['integer', 'a'], ['begin repeat', 'rows'], ['decimal', 'in'], ['end repeat'], ...rows],
          },
          { name: 'choices', rows: choices },
        ])
        if (result.ok) expect(compiled(result.value.definition).nodes.length).toBeGreaterThan(0)
        else expect(result.error.map(({ code }) => code).filter((code) => !code.startsWith('import.'))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

describe.each(names)('%s', (name) => {
  const { sheets } = caseOf(name)

  it('becomes the expected form, and what was not carried over is told', async () => {
    const expected = raw[`./cases/${name}.expected.txt`]
    expect(expectedText(made(await throughFile(sheets)))).toBe(expected)
  })

  it('is admitted as it stands, and its rules run on whatever is filled in', () => {
    const result = made(sheets)
    if (!result.ok) return expect(result.error.length).toBeGreaterThan(0)
    const { definition, lists } = result.value
    const form = compiled(definition)
    expect(canonicalText(definition)).toBe(canonicalText(JSON.parse(canonicalText(definition))))
    const context = testContext({ lists: codeListsOf(lists, '2026-11-20') })
    const top = form.nodes.filter((node) => node.parent === null).map((node) => node.index)
    for (const seed of [0, 1, 2, 3, 4]) {
      const values = filled(form, top, seed, '9')
      const seen = visibleValues(form, values, context)
      // Nothing typed is lost but what a condition hides.
      expect(Object.keys(values)).toEqual(
        expect.arrayContaining(
          Object.keys(seen).filter((key) => form.nodes.find((node) => node.path === `/${key}`)?.settings.computed !== true),
        ),
      )
      expect(validateValues(form, values, context).filter(({ code }) => code === 'type' || code === 'unknown-property')).toEqual([])
    }
    expect(validateValues(form, {}, context).filter(({ code }) => code !== 'required')).toEqual([])
  })
})
