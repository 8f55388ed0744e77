import { describe, expect, it } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { Result } from '#core/lib/result.ts'
import { compileForm } from '../../compile.ts'
import type { FormDefinition } from '../../definition.ts'
import type { FieldTypeName } from '../../field-settings.ts'
import { readPanel } from '../../field-types/panels/read-panel.ts'
import { writePanel } from '../../field-types/panels/write-panel.ts'
import { parseFormDefinition } from '../../parse.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import { newField } from '../new-field.ts'
import { withIds } from './fresh-ids.ts'
import { changeField, type FieldEdit } from './change-field.ts'
import { outlineOf } from '../outline.ts'
import type { JsonObject } from '../../../lib/json.ts'

const counter = (start: string) => {
  let last = 0
  return () => `${start}${String(++last).padStart(6, '0')}`
}

function formWith(type: FieldTypeName, more: Partial<FormDefinition> = {}): FormDefinition {
  const make = counter('aa')
  const made = withIds(newField({ type, title: 'Mục' }), (before) => before ?? make())
  return smallDefinition({ schema: smallSchema({ made }), ...more })
}

const KEY = 'aa000001'

function sound(result: Result<FormDefinition>): FormDefinition {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  const parsed = parseFormDefinition(result.value)
  const compiled = parsed.ok ? compileForm(parsed.value) : parsed
  expect(compiled.ok ? [] : compiled.error).toEqual([])
  return result.value
}

/** The key of the field that was made: ids are given from the outside in. */
const keyOf = (form: FormDefinition): string => must(outlineOf(form).byPath.get('/made'), 'the field').key

const change = (form: FormDefinition, edit: FieldEdit): FormDefinition => sound(changeField(form, keyOf(form), edit, counter('bb')))

function panelChange(form: FormDefinition, data: JsonObject): FormDefinition {
  const node = must(outlineOf(form).byPath.get('/made'), 'the field')
  const written = writePanel(node.type, node.schema, node.ui, { ...readPanel(node.type, node.schema, node.ui), ...data })
  if (!written.ok) throw new Error(JSON.stringify(written.error))
  return change(form, { kind: 'field', ...written.value })
}

describe('a change in the panel of a field', () => {
  it('that makes parts gives them ids of their own', () => {
    const form = panelChange(formWith('matrix'), { statements: [{ code: 'row_1', title: 'Dòng 1' }, { title: 'Sạch sẽ' }] })
    const ids = outlineOf(form).all.map(({ schema }) => schema['x-phieu']?.id)
    expect([new Set(ids).size, outlineOf(form).byPath.has('/made/sach_se'), outlineOf(form).byPath.has('/made/row_2')]).toEqual([
      ids.length,
      true,
      false,
    ])
  })

  it('that takes parts out takes their words and classes along', () => {
    const form = formWith('matrix')
    const gone = must(outlineOf(form).byPath.get('/made/row_2'), 'a row').key
    const words = { en: { fields: { [gone]: { title: 'Second' } } } }
    const classes = { ...form.personalData, [gone]: { class: 'basic' as const, why: 'Ý kiến' } }
    const next = panelChange({ ...form, translations: words, personalData: classes }, { statements: [{ code: 'row_1', title: 'Dòng 1' }] })
    expect([next.translations['en']?.fields, Object.keys(next.personalData)]).toEqual([{}, ['name0000']])
  })

  it('that takes a choice out takes its translation along, and no other', () => {
    const translations = { en: { fields: { [KEY]: { title: 'State', choices: { c1: 'One', c2: 'Two' } } } } }
    const next = panelChange(formWith('choice', { translations }), { choices: [{ code: 'c2', title: 'Lựa chọn 2' }] })
    expect(next.translations).toEqual({ en: { fields: { [KEY]: { title: 'State', choices: { c2: 'Two' } } } } })
  })

  it('sets and clears what stands outside the field', () => {
    const form = formWith('text')
    const required = change(form, { kind: 'required', required: true })
    expect([required.schema.required, change(required, { kind: 'required', required: false }).schema.required]).toEqual([
      ['name', 'made'],
      ['name'],
    ])
    const personal = change(form, { kind: 'personal-data', personalData: { class: 'sensitive', why: 'Khám bệnh' } })
    expect(personal.personalData[KEY]).toEqual({ class: 'sensitive', why: 'Khám bệnh' })
    expect(change(personal, { kind: 'personal-data', personalData: null }).personalData).toEqual(form.personalData)
    expect(Object.keys(change(form, { kind: 'name', name: 'khac' }).schema.properties ?? {})).toEqual(['name', 'day', 'khac'])
  })

  it('to another type keeps the field where it is, and asks for nothing that cannot be given', () => {
    const required = change(formWith('text'), { kind: 'required', required: true })
    const note = change(required, { kind: 'type', type: 'note' })
    expect([note.schema.required, keyOf(note)]).toEqual([['name'], KEY])
    const rows = change(formWith('group'), { kind: 'type', type: 'repeat' })
    expect(outlineOf(rows).byPath.get('/made')?.type).toBe('repeat')
    expect(outlineOf(change(formWith('address'), { kind: 'type', type: 'text' })).byPath.has('/made/province')).toBe(false)
  })

  it('of a field that is not there is refused', () => {
    expect(changeField(formWith('text'), 'zzzzzzzz', { kind: 'required', required: true }, counter('bb'))).toMatchObject({
      ok: false,
      error: [{ code: 'edit.no-field' }],
    })
  })
})
