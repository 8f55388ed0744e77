import { expect, test } from 'vitest'
import { formatFormFile, formFileKind } from './format-form-file.ts'

const noIds = (): string => {
  throw new Error('no id is needed here')
}

test('a file is what its place says', () => {
  expect(
    ['justice/birth/form.json', 'code-lists/sexes.json', 'justice/birth/samples/valid-a.json', 'justice/birth/meta.json'].map(formFileKind),
  ).toEqual(['definition', 'code-list', 'data', 'data'])
})

test('a code list has one item a line, and stays as it is when formatted again', () => {
  const list = {
    key: 'sexes',
    notes: ['$& $1'],
    items: [
      { code: '1', name: 'Nam'.normalize('NFD') },
      { code: '2', name: 'Nữ'.normalize('NFD') },
    ],
  }
  const text = formatFormFile(JSON.stringify(list), 'code-list', noIds)
  expect(text).toEqual({
    ok: true,
    value:
      '{\n  "key": "sexes",\n  "notes": [\n    "$& $1"\n  ],\n  "items": [\n    {"code":"1","name":"Nam"},\n    {"code":"2","name":"Nữ"}\n  ]\n}\n',
  })
  expect(text.ok && formatFormFile(text.value, 'code-list', noIds)).toEqual(text)
})

test('other files have two spaces', () => {
  expect(formatFormFile('{"asOf":"2026-11-20","values":{}}', 'data', noIds)).toEqual({
    ok: true,
    value: '{\n  "asOf": "2026-11-20",\n  "values": {}\n}\n',
  })
})

test('what is no JSON is told, not overwritten', () => {
  expect(formatFormFile('{', 'data', noIds)).toMatchObject({ ok: false, error: [{ code: 'json.syntax' }] })
  expect(formatFormFile('{"__proto__":1}', 'definition', noIds)).toMatchObject({ ok: false, error: [{ code: 'json.dangerous-key' }] })
})
