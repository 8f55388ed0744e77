import { expect, it } from 'vitest'
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
