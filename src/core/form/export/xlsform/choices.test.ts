import { expect, it } from 'vitest'
import { LARGE_LIST } from '../../code-list.ts'
import { codeListsOf } from '../../code-lists.ts'
import { compiled } from '../../testing/compiled.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import { toXlsForm } from './to-xlsform.ts'

it('a code that loses its spaces loses them wherever a condition or a check names it', () => {
  const kinds = {
    title: 'Loại hình',
    type: 'array',
    uniqueItems: true,
    items: { type: 'string', oneOf: ['Ăn uống', 'an_uong', 'ban_le'].map((code) => ({ const: code, title: code })) },
    'x-phieu': { id: 'kinds000', type: 'multi-choice' },
  } as const
  const seats = { title: 'Số chỗ', type: 'integer', 'x-phieu': { id: 'seats000', type: 'integer' } } as const
  const definition = smallDefinition({
    schema: smallSchema(
      { kinds },
      {
        allOf: [
          {
            if: { properties: { kinds: { not: { items: { not: { const: 'Ăn uống' } } } } }, required: ['kinds'] },
            then: { properties: { seats } },
          },
        ],
      },
    ),
    rules: [{ id: 'rule0000', check: "!('Ăn uống' in kinds) || size(kinds) < 3", at: '/kinds', severity: 'block', message: 'Quá nhiều' }],
  })
  const { sheets, notes } = toXlsForm(compiled(definition), codeListsOf([], '2026-11-20'), '2026-11-20')
  const rows = Object.fromEntries(
    sheets.map(({ name, rows: [heading = [], ...lines] }) => [
      name,
      lines.map((line) => Object.fromEntries(heading.map((key, at) => [key, line[at]]))),
    ]),
  )
  expect(rows['choices']?.map(({ name }) => name)).toEqual(['an_uong_2', 'an_uong', 'ban_le'])
  expect(rows['survey']?.find(({ name }) => name === 'seats')?.['relevant']).toBe("selected(${kinds}, 'an_uong_2')")
  expect(rows['survey']?.find(({ name }) => name === 'kinds')?.['constraint']).toMatch(/selected\(\., 'an_uong_2'\)/)
  expect(notes.filter(({ code }) => code === 'export.xlsform-code')).toMatchObject([
    { path: '/kinds', params: { from: 'Ăn uống', to: 'an_uong_2' } },
  ])
})

/** Both fields choose from the list, of which one takes several. */
function fromList(codes: readonly string[]) {
  const text = { type: 'string' } as const
  const one = { ...text, title: 'Một', 'x-phieu': { id: 'one00000', type: 'choice', list: 'trades' } } as const
  const several = { type: 'array', uniqueItems: true, items: text, default: ['an uong', 'ban_le'] } as const
  const some = { ...several, title: 'Nhiều', 'x-phieu': { id: 'some0000', type: 'multi-choice', list: 'trades' } } as const
  const definition = smallDefinition({
    schema: smallSchema({ one, some }),
    rules: [{ id: 'rule0000', check: "!('an uong' in some)", at: '/some', severity: 'block', message: 'Không' }],
  })
  const items = codes.map((code) => ({ code, name: code === 'an uong' ? '=1+1' : code }))
  const lists = codeListsOf([{ key: 'trades', version: '2026-01-01', title: 'Nghề', source: 's', codesBy: 'project', items }], '2026-11-20')
  return toXlsForm(compiled(definition), lists, '2026-11-20')
}

it('a code of a list loses its spaces where several are chosen, and keeps them where one is', () => {
  const { sheets, notes } = fromList(['an uong', 'ban_le'])
  const [survey, choices] = sheets.map(({ rows: [heading = [], ...lines] }) =>
    lines.map((line) => Object.fromEntries(heading.map((key, at) => [key, line[at]]))),
  )
  expect(choices?.map(({ list_name: list, name }) => [list, name])).toEqual([
    ['trades', 'an uong'],
    ['trades', 'ban_le'],
    ['trades_2', 'an_uong'],
    ['trades_2', 'ban_le'],
  ])
  expect(survey?.find(({ name }) => name === 'some')).toMatchObject({
    type: 'select_multiple trades_2',
    default: 'an_uong ban_le',
    constraint: "not(selected(., 'an_uong'))",
  })
  expect(notes.filter(({ code }) => code === 'export.xlsform-code')).toMatchObject([
    { path: '/some', params: { from: 'an uong', to: 'an_uong' } },
  ])
})

it('of a long list too, in a file of its own, whose words no spreadsheet runs', () => {
  const { files } = fromList(['an uong', ...Array.from({ length: LARGE_LIST }, (_, at) => `k${at}`)])
  expect(files.map(({ name, text }) => [name, text.split('\n')[1]])).toEqual([
    ['trades.csv', "an uong,'=1+1"],
    ['trades_.csv', "an_uong,'=1+1"],
  ])
})
