import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseFormDefinition } from '../../parse.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import type { FormDefinition } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { isMissing, type FormText } from './form-text.ts'
import { setText } from './set-text.ts'
import { applyTextChanges, textChanges } from './text-changes.ts'
import { textRows } from './text-rows.ts'
import { textsOf } from './texts-of.ts'

const folder = 'form-definitions'
const shipped = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('form.json'))
  .map((file) => [file, JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as FormDefinition] as const) // the files of the forms, tested elsewhere

const person: JsonSchema = {
  type: 'object',
  properties: { given: { title: 'Tên', type: 'string', 'x-phieu': { id: 'given000', type: 'text' } } },
  unevaluatedProperties: false,
}
const definition = smallDefinition({
  schema: smallSchema(
    {
      kind: {
        title: 'Loại',
        type: 'string',
        oneOf: [
          { title: 'Đúng hạn', const: 'toString' },
          { title: 'Quá hạn', const: 'a:b' },
        ],
        'x-phieu': { id: 'kind0000', type: 'choice' },
      },
      mother: { $ref: '#/$defs/person', title: 'Mẹ', 'x-phieu': { id: 'mother00', type: 'group' } },
      father: { $ref: '#/$defs/person', title: 'Cha', 'x-phieu': { id: 'father00', type: 'group' } },
      part: {
        title: 'Phần mở',
        'x-phieu': { id: 'part0000', type: 'island' },
        anyOf: [
          { title: 'Phòng', type: 'string' },
          { title: 'Phòng', type: 'integer', default: 1 },
        ],
      },
    },
    { $defs: { person } },
  ),
  rules: [{ id: 'rule0000', check: 'name != ""', at: '/name', severity: 'block', message: 'Tên là {name}.' }],
  translations: { en: { title: 'Small', fields: { 'mother00-given000': { title: 'Her name' } } } },
})
const find = (form: FormDefinition, key: string): FormText => {
  const found = textsOf(form).find((each) => each.key === key)
  if (found === undefined) throw new Error(key)
  return found
}
const changesIn = (form: FormDefinition, rows: readonly (readonly string[])[]) => {
  const result = textChanges(form, rows)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const withCell = (key: string, column: number, cell: string) =>
  textRows(definition).map((row) => (row[0] === key ? row.with(column, cell) : row))

describe('the texts of a form', () => {
  it('are all there, those of a shared block once, those of one use of it under its own name', () => {
    expect(textsOf(definition).map(({ key, vi, en }) => [key, vi, en])).toEqual([
      ['title', 'Phiếu nhỏ', 'Small'],
      ['purpose', 'Thử nghiệm', ''],
      ['section:main', 'Chính', ''],
      ['field-title:name0000', 'Họ tên', ''],
      ['field-title:day00000', 'Ngày', ''],
      ['field-title:kind0000', 'Loại', ''],
      ['choice:kind0000:toString', 'Đúng hạn', ''],
      ['choice:kind0000:a:b', 'Quá hạn', ''],
      ['field-title:mother00', 'Mẹ', ''],
      ['field-title:given000', 'Tên', ''],
      ['field-title:mother00-given000', 'Tên', 'Her name'],
      ['field-title:father00', 'Cha', ''],
      ['field-title:part0000', 'Phần mở', ''],
      ['word:part0000:Phòng', 'Phòng', ''],
      ['rule:rule0000', 'Tên là {name}.', ''],
    ])
  })

  it.each(shipped)('of %s have no gaps: each of its fields and rules is among them in both languages', (_file, form) => {
    const texts = textsOf(form)
    expect(texts.filter(isMissing).map(({ key }) => key)).toEqual([])
    expect(new Set(texts.map(({ key }) => key)).size).toBe(texts.length)
    const asked = Object.entries(form.translations['en']?.fields ?? {}).flatMap(([id, { title, help }]) => [
      ...(title === undefined ? [] : [`field-title:${id}`]),
      ...(help === undefined ? [] : [`field-help:${id}`]),
    ])
    const keys = new Set(texts.map(({ key }) => key))
    expect(asked.filter((key) => !keys.has(key))).toEqual([])
  })

  it('come out as they were put in, in every place and both languages, and the form is admitted still', () => {
    for (const { key } of textsOf(definition))
      for (const lang of ['en', 'vi'] as const) {
        const words = key.startsWith('rule') ? 'Xem {name}' : 'Chữ mới'
        const text = find(definition, key)
        const made = setText(definition, text, lang, ` ${words} `)
        const now = textsOf(made).find((each) => each.key === key || each.key === 'word:part0000:Chữ mới')
        expect(now?.[lang], key).toBe(lang === 'vi' && text.written.length === 0 ? text.vi : words)
        expect(parseFormDefinition(made).ok, key).toBe(true)
      }
  })

  it('taken out leave nothing behind', () => {
    const put = setText(definition, find(definition, 'choice:kind0000:toString'), 'en', 'In time')
    expect(setText(put, find(put, 'choice:kind0000:toString'), 'en', '')).toEqual(definition)
  })

  it('of an island take their translations along', () => {
    const put = setText(definition, find(definition, 'word:part0000:Phòng'), 'en', 'Room')
    const made = setText(put, find(put, 'word:part0000:Phòng'), 'vi', 'Buồng')
    expect(find(made, 'word:part0000:Buồng').en).toBe('Room')
    expect(parseFormDefinition(made).ok).toBe(true)
  })
})

describe('a table of texts', () => {
  it.each(shipped)('of %s, read again, changes nothing', (_file, form) => {
    expect(changesIn(form, textRows(form))).toEqual({ changes: [], unknown: [], repeated: [] })
  })

  it('carries any words to a form without them', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) =>
      text
        .normalize('NFC')
        .replaceAll(/[\0{}]/g, '')
        .trim(),
    )
    fc.assert(
      fc.property(fc.array(words, { minLength: 15, maxLength: 15 }), (all) => {
        const bare = { ...definition, translations: {} }
        const texts = textsOf(bare).filter(({ place }) => place.kind !== 'rule')
        const full = texts.reduce((made, text, at) => setText(made, text, 'en', all[at] ?? ''), bare as FormDefinition)
        expect(changesIn(full, textRows(full)).changes).toEqual([])
        const { changes } = changesIn(
          bare,
          textRows(full).map((row) => row.slice(0, 4)),
        )
        expect(textsOf(applyTextChanges(bare, changes))).toEqual(textsOf(full))
      }),
    )
  })

  it('tells what was changed in it from what was changed in the form meanwhile', () => {
    const file = withCell('field-title:name0000', 2, 'Full name')
    const doubts = (form: FormDefinition) => changesIn(form, file).changes.map(({ lang, doubt }) => [lang, doubt])
    expect(doubts(definition)).toEqual([['en', null]])
    expect(doubts(setText(definition, find(definition, 'field-title:name0000'), 'vi', 'Tên đầy đủ'))).toEqual([['en', 'changed-meanwhile']])
    expect(doubts(setText(definition, find(definition, 'field-title:day00000'), 'vi', 'Ngày lập'))).toEqual([['en', null]])
    expect(changesIn(definition, withCell('field-title:name0000', 1, 'Tên')).changes.map(({ lang, doubt }) => [lang, doubt])).toEqual([
      ['vi', null],
    ])
  })

  it('without marks leaves a text that stands elsewhere in Vietnamese to people', () => {
    const file = withCell('field-title:name0000', 1, 'Tên').map((row) => row.slice(0, 4))
    expect(changesIn(definition, file).changes.map(({ lang, doubt }) => [lang, doubt])).toEqual([['vi', 'unknown-origin']])
  })

  it('names emptied cells, unknown and repeated places, and takes no message without its gaps', () => {
    expect(changesIn(definition, withCell('title', 2, '')).changes.map(({ doubt }) => doubt)).toEqual(['removed'])
    const rows = [...textRows(definition), ['field-title:gone0000', 'Cũ', 'Old'], ['title', 'Khác', 'Other']]
    const { unknown, repeated, changes } = changesIn(definition, rows)
    expect([unknown, repeated, changes]).toEqual([[{ row: 17, key: 'field-title:gone0000' }], [{ row: 18, key: 'title' }], []])
    const refused = (cell: string) => changesIn(definition, withCell('rule:rule0000', 2, cell)).changes.map(({ refusal }) => refusal)
    expect([refused('It is {other}.'), refused('It is {name'), refused('It is {name}.')]).toEqual([['gaps'], ['gaps'], [null]])
    const bad = changesIn(definition, withCell('rule:rule0000', 2, 'None.')).changes
    expect(applyTextChanges(definition, bad)).toEqual(definition)
    expect(changesIn(definition, withCell('title', 2, 'x'.repeat(2001))).changes.map(({ refusal }) => refusal)).toEqual(['too-long'])
  })

  it('that is another table is refused', () => {
    expect(textChanges(definition, [['a', 'b']])).toMatchObject({ ok: false, error: [{ code: 'texts.columns' }] })
  })
})
