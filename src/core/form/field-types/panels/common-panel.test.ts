import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../lib/json.ts'
import { newField } from '../../authoring/new-field.ts'
import { fieldTypeNames } from '../../field-settings.ts'
import { dataOf } from '../../testing/panel-data.ts'
import { createSchemaCompiler } from '../../validate/compile-schema.ts'
import { commonSchema, readCommon, writeCommon, type CommonSettings } from './common-panel.ts'

const settings: CommonSettings = {
  schema: newField({ type: 'text', title: 'Họ tên', help: 'Ghi đủ.', concept: 'person.full-name' }),
  name: 'ho_ten',
  required: true,
  personalData: { class: 'basic', why: 'Nhận biết người' },
}

describe('the settings of every field', () => {
  it.each(fieldTypeNames)('of %s are written back as they were read, and read as they were written', (type) => {
    const before: CommonSettings = { ...settings, schema: newField({ type, title: 'Mục' }), required: false, personalData: null }
    expect(writeCommon(before, readCommon(type, before), new Set())).toEqual({ ok: true, value: before })
    const { schema } = commonSchema(type, before)
    const isAdmitted = createSchemaCompiler(schema)(schema)
    fc.assert(
      fc.property(dataOf(schema), (value) => {
        const data = value as JsonObject // the schema is of an object
        expect(isAdmitted(data, '', { report: null, demo: true }, null)).toBe(true)
        const written = writeCommon(before, data, new Set())
        if (!written.ok) throw new Error(JSON.stringify(written.error))
        const again = readCommon(type, written.value)
        for (const [name, given] of Object.entries(data)) if (given !== false) expect([name, again[name]]).toEqual([name, given])
      }),
      { numRuns: 25, seed: 20261120 },
    )
  })

  it('whether a field must be filled in is not asked where its conditions say it, and stays as they say', () => {
    const elsewhere: CommonSettings = { ...settings, required: null }
    expect(Object.keys(commonSchema('text', elsewhere).schema.properties ?? {})).not.toContain('required')
    const data = readCommon('text', elsewhere)
    expect(data).not.toHaveProperty('required')
    expect(writeCommon(elsewhere, { ...data, title: 'Tên' }, new Set())).toMatchObject({ ok: true, value: { required: null } })
  })

  it('a field that nobody can fill in is never required', () => {
    for (const type of ['note', 'assigned-number'] as const)
      expect(Object.keys(commonSchema(type, settings).schema.properties ?? {})).not.toContain('required')
  })

  it('a name is taken once, and never one that reaches further than a property', () => {
    const written = (name: string) => writeCommon(settings, { ...readCommon('text', settings), name }, new Set(['dia_chi']))
    expect(written('dia_chi')).toEqual({ ok: false, error: [{ code: 'panel.name-taken', path: '/name', params: { name: 'dia_chi' } }] })
    for (const name of ['_row', '__proto__', 'constructor'])
      expect(written(name)).toEqual({ ok: false, error: [{ code: 'panel.name-reserved', path: '/name', params: { name } }] })
  })

  it('a name from an imported schema may stay as it is', () => {
    const imported = { ...settings, name: 'Họ-Tên' }
    const { schema } = commonSchema('text', imported)
    expect(createSchemaCompiler(schema)(schema)(readCommon('text', imported), '', { report: null, demo: true }, null)).toBe(true)
  })

  it('a personal class asks for its reason', () => {
    const { schema } = commonSchema('text', settings)
    const { personalWhy: _, ...data } = readCommon('text', settings)
    expect(createSchemaCompiler(schema)(schema)(data, '', { report: null, demo: true }, null)).toBe(false)
  })
})
