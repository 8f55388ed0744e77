import { expect, test } from 'vitest'
import { canonicalText } from '#core/form/canonical.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { readSource } from './read-source.ts'
import { textChange } from './text-change.ts'

const small = canonicalText(smallDefinition())
const seen = (text: string) => {
  const { definition, findings } = readSource(text)
  return { isForm: definition !== null, found: findings.map(({ issue, from, to }) => [issue.code, text.slice(from, to)]) }
}

test('the text of a good form is the form, with nothing to say', () => {
  expect(readSource(small)).toEqual({ definition: smallDefinition(), findings: [] })
})

test('text that is not JSON is shown where it breaks', () => {
  const text = small.replace('"version": 1,', '"version": ,')
  const { isForm, found } = seen(text)
  expect(isForm).toBe(false)
  expect(found).toHaveLength(1)
  const [finding] = readSource(text).findings
  expect(Math.abs((finding?.from ?? 0) - text.indexOf('"version": ,'))).toBeLessThan('"version": ,'.length + 1)
})

test('empty and cut texts are refused with a place inside the text', () => {
  for (const length of [0, 1, 20, small.length - 3]) {
    const text = small.slice(0, length)
    const { definition, findings } = readSource(text)
    expect(definition).toBeNull()
    for (const { from, to } of findings) expect([from >= 0, to >= from, to <= text.length]).toEqual([true, true, true])
    expect(findings).toHaveLength(1)
  }
})

test('a document without the shape of a form, or with fields that nobody could walk, does not reach the canvas', () => {
  expect(seen(small.replace('"version": 1', '"version": "one"'))).toEqual({ isForm: false, found: [['shape.type', '"one"']] })
  const endless = canonicalText(smallDefinition({ schema: smallSchema({}, { $defs: { a: { $ref: '#/$defs/a' } } }) }))
  expect(seen(endless)).toEqual({ isForm: false, found: [['ref.recursive', '"#/$defs/a"']] })
  expect(seen('{"__proto__": 1}').isForm).toBe(false)
})

test.each([
  [{ 'ui:options': { sections: 5 } }, 'section.shape'],
  [{ 'ui:options': { sections: [{ id: 'a', title: 'A', fields: 'name' }] } }, 'section.shape'],
  [{ 'ui:options': { pages: { id: 'p' } } }, 'page.shape'],
  [{ 'ui:options': 'x' }, 'ui.shape'],
  [{ 'ui:order': 'name' }, 'ui.order'],
  [{ name: { items: { 'ui:order': [1] } } }, 'ui.order'],
])('a layout that cannot be walked does not reach the canvas: %j', (uiSchema, code) => {
  const { isForm, found } = seen(JSON.stringify({ ...smallDefinition(), uiSchema }))
  expect(isForm).toBe(false)
  expect(found.map(([each]) => each)).toEqual([code])
})

test('a name that is written twice is not lost without a word', () => {
  const text = small.replace('"owner":', '"title": "Khác",\n  "owner":')
  expect(seen(text)).toEqual({ isForm: false, found: [['json.name-twice', '"title": ']] })
})

test('each finding has the line on which it begins', () => {
  const text = small.replaceAll('"title": ', '"title": "Một",\n"title": ')
  const { findings } = readSource(text)
  expect(findings.length).toBeGreaterThan(2)
  for (const { from, line } of findings) expect(line).toBe(text.slice(0, from).split('\n').length)
})

test('what keeps a form from being admitted or compiled is shown at its place, and the canvas has the form already', () => {
  expect(seen(canonicalText(smallDefinition({ titleFields: ['/nothing'] })))).toEqual({
    isForm: true,
    found: [['path.unknown', '"/nothing"']],
  })
  const rules = [{ id: 'rule0001', check: 'name + ', at: '/name', severity: 'block' as const, message: 'x' }]
  expect(seen(canonicalText(smallDefinition({ rules })))).toEqual({ isForm: true, found: [['cel.syntax', '"name + "']] })
})

test.each([
  ['abc', 'abc'],
  ['abc', 'axbc'],
  ['aaa', 'aa'],
  ['', 'abc'],
  ['abab', 'ababab'],
])('the stretch that differs makes one text the other: %s → %s', (before, after) => {
  const change = textChange(before, after)
  const made = change === null ? before : before.slice(0, change.from) + change.insert + before.slice(change.to)
  expect(made).toBe(after)
})
