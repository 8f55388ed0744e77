import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../lib/json.ts'
import { codeListsOf } from '../../code-lists.ts'
import { compiled, testContext } from '../../testing/compiled.ts'
import { validateValues } from '../../validate-values.ts'
import { visibleValues } from '../../visible-values.ts'
import { casesFrom, readCase } from './cases/read-case.ts'
import { fromXlsForm } from './from-xlsform.ts'

const raw = import.meta.glob<string>('./cases/*.txt', { eager: true, query: '?raw', import: 'default' })

function judged(name: string, values: JsonObject): { readonly issues: readonly string[]; readonly seen: JsonObject } {
  let count = 0
  const made = fromXlsForm(readCase(raw[`./cases/${name}.txt`] ?? '').sheets, casesFrom.meta, () => `f${String(count++).padStart(7, '0')}`)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  const form = compiled(made.value.definition)
  const context = testContext({ lists: codeListsOf(made.value.lists, '2026-11-20') })
  const issues = validateValues(form, values, context).map(({ code, path }) => `${code} ${path.replace(/@[0-9a-f-]+/g, '@')}`)
  return { issues, seen: visibleValues(form, values, context) }
}

const row = (n: number, more: JsonObject): JsonObject => ({ _row: `01990000-0000-7000-8000-00000000000${n}`, ...more })

describe('a form that was brought in judges answers as the workbook says', () => {
  it.each<[string, JsonObject, readonly string[]]>([
    ['household-roster', { head: 'A', size: 2 }, ['rule /members']],
    [
      'household-roster',
      { head: 'A', size: 2, members: [row(1, { name: 'A', age: 200, works: 'yes', income: 5 }), row(2, { name: 'B', age: 3 })] },
      ['rule /members/@/age'],
    ],
    ['household-roster', { head: 'A', size: 1, members: [row(1, { name: 'A', age: 20 })] }, ['required /members/@/works']],
    ['cascading-select', { region: 'north', place: 's1' }, ['code.not-in-filter /place']],
    ['cascading-select', { region: 'north', place: 'n1', site: 'n1a' }, []],
    ['cascading-select', { region: 'north', place: 'n1', site: 'n1b' }, ['code.not-in-filter /site']],
    ['relevance', { a: 4, b: 1, letters: ['x'], letter: 'x' }, ['required /t1', 'required /t7']],
    ['relevance', { a: 11, b: 11 }, ['required /t8', 'required /t9']],
    ['confirm-by-rule', {}, ['required /consent']],
    ['confirm-by-rule', { consent: true }, ['required /asked/mail']],
    [
      'confirm-by-rule',
      { consent: true, asked: { mail: 'a@b.vn', mail2: 'a@c.vn', opens: '08:30', closes: '07:00' } },
      ['rule /asked/mail2', 'rule /asked/closes'],
    ],
    [
      'constraints-of-kobo',
      {
        age: 17,
        phone: '12',
        code: 'abc',
        pin: '123',
        born: '2030-01-01',
        hobbies: ['read', 'sing', 'none'],
        dislikes: ['none', 'read'],
        odd: 2,
      },
      ['minimum /age', 'rule /phone', 'pattern /code', 'minLength /pin', 'rule /born', 'maxItems /hobbies', 'rule /dislikes', 'rule /odd'],
    ],
    ['constraints-of-kobo', { age: 18, phone: '0912345678', code: 'ABC', pin: '1234', born: '2000-01-01', dislikes: ['none'], odd: 3 }, []],
    ['groups-in-groups', { owns: 'yes' }, ['required /land/area']],
    ['groups-in-groups', { owns: 'no' }, []],
    ['groups-in-groups', { owns: 'yes', land: { area: 200, use_of_land: { rice: 150, fish: 60 } } }, ['rule /land/use_of_land/fish']],
  ])('%s %j: %j', (name, values, issues) => {
    expect(judged(name, values).issues).toEqual(issues)
  })

  it.each<[string, JsonObject, JsonObject]>([
    [
      'computed-texts',
      { given: 'Ánh', family: 'Đặng', net: 1000.5, count: 25, from: '2026-01-15' },
      {
        full: 'Đặng Ánh',
        sum_of: 25012.5,
        rounded: 333.5,
        vat: 100.05,
        due: '2026-02-14',
        pack: 2,
        rest: 1,
        least: 25,
        initials: 'ĐÁ',
        told: 'lớn',
      },
    ],
    ['choice-names', { mark: '3', marks: ['1', '3'] }, { word: 'Giỏi', first: 'Kém', how_many: 2, twice: 6, sentence: 'Điểm: Giỏi (3)' }],
    ['household-roster', { head: 'A', size: 1, members: [row(1, { name: 'A', age: 9, income: 7 })] }, { total: 0, children: 1 }],
    [
      'nested-repeats',
      { houses: [row(1, { street: 'P', rooms: [row(2, { area: 2.5 }), row(3, { area: 4 })] })] },
      { all: 6.5, first: 'P' },
    ],
  ])('%s %j works out %j', (name, values, worked) => {
    expect(judged(name, values).seen).toMatchObject(worked)
  })

  it('what a condition hides is not in the record', () => {
    expect(judged('specify-other', { source: 'tap', source_other: 'mưa' }).seen).toEqual({ source: 'tap' })
    expect(judged('specify-other', { source: 'other', source_other: 'mưa' }).seen).toEqual({ source: 'other', source_other: 'mưa' })
  })
})
