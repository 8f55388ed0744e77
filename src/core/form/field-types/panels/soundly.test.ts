import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../lib/json.ts'
import { newField } from '../../authoring/new-field.ts'
import type { FieldTypeName } from '../../field-settings.ts'
import { smallAbout } from '../../testing/panel-data.ts'
import { panelSchema } from './panel-schema.ts'
import { readPanel } from './read-panel.ts'
import { soundly } from './soundly.ts'
import { writePanel } from './write-panel.ts'

function written(type: FieldTypeName, more: JsonObject) {
  const schema = newField({ type, title: 'Mục' })
  const before = readPanel(type, schema, {})
  const panel = panelSchema(type, schema, {}, smallAbout)
  const { value, issues } = soundly(panel, before, { ...before, ...more }, (data) => writePanel(type, schema, {}, data))
  return { schema: value?.schema, told: issues.map(({ code, path }) => `${code} ${path}`) }
}

describe('a panel with something wrong in it', () => {
  it('writes what is right, and tells what is not', () => {
    const { schema, told } = written('text', { mostCharacters: 30, leastCharacters: 40, capitals: true })
    expect([schema?.maxLength, schema?.['x-phieu']?.upperCase, told]).toEqual([200, true, ['panel.least-over-most /mostCharacters']])
  })

  it('waits with everything that belongs together', () => {
    const { schema, told } = written('choice', { source: 'list', look: 'radio' })
    expect([schema?.oneOf?.length, schema?.['x-phieu']?.list, told]).toEqual([2, undefined, ['required /list']])
    expect(written('choice', { source: 'list', list: 'communes' }).schema?.['x-phieu']?.list).toBe('communes')
  })

  it('forgets what stands in a setting that is not shown any more', () => {
    expect(written('text', { shape: 'digits', pattern: '(' })).toMatchObject({ schema: { pattern: '^[0-9]+$' }, told: [] })
  })

  it('writes nothing when nothing right was changed', () => {
    expect(written('integer', { least: 'x' })).toEqual({ schema: undefined, told: ['type /least'] })
    expect(written('integer', {})).toEqual({ schema: undefined, told: [] })
  })

  it('writes limits, and holds back what to begin with when they do not take it', () => {
    const { schema, told } = written('text', { mostCharacters: 2, default: 'abc', shape: 'digits' })
    expect([schema?.maxLength, schema?.pattern, schema?.default, told]).toEqual([2, '^[0-9]+$', undefined, ['panel.default /default']])
  })
})
