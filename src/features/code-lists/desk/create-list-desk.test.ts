import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { villageList } from '#core/form/testing/village-list.ts'
import { readCodeList } from '#core/form/lists/read-code-list.ts'
import { readSpreadsheet } from '#core/spreadsheet/read-spreadsheet.ts'
import type { CodeList } from '#core/form/code-list.ts'
import { formsRoot } from '#testing/form-samples.ts'
import { createListDesk } from './create-list-desk.ts'
import type { ImportWishes } from './list-desk.ts'

const blob = (value: unknown): Blob => new Blob([typeof value === 'string' ? value : JSON.stringify(value)])
const list: CodeList = {
  key: 'market-kinds',
  version: '2027-01-01',
  title: 'Loại chợ',
  source: 'QĐ 1',
  codesBy: 'project',
  items: [
    { code: '01', name: 'Chợ đầu mối' },
    { code: '02', name: 'Chợ hạng hai', columns: { grade: '2' } },
    { code: '03', name: 'Chợ cóc', to: '2026-06-30' },
  ],
}
const opened = async (document: CodeList = list) => {
  const desk = createListDesk()
  expect((await desk.open({ text: blob(document), before: blob(document) })).ok).toBe(true)
  return desk
}
const codes = async (desk: ReturnType<typeof createListDesk>): Promise<string> =>
  (await desk.rows(0, 100)).map(({ item, mark }) => `${item.code}:${mark}`).join(' ')

test('a list that nobody touched is written byte for byte as it lay in its file', async () => {
  const text = readFileSync(join(formsRoot, 'code-lists', 'communes.json'), 'utf8')
  const desk = createListDesk()
  await desk.open({ text: blob(text), before: null })
  const written = await desk.write()
  expect(await written.text.text()).toBe(text)
  expect(written.faulty).toBe(0)
})

describe('a desk', () => {
  test('shows what is typed, what became of it, and the way back', async () => {
    const desk = await opened()
    await desk.act({ kind: 'cell', at: 0, column: 'name', text: 'Chợ  đầu mối lớn' })
    await desk.act({ kind: 'retire', rows: [1], from: '2027-01-01' })
    await desk.act({ kind: 'back', rows: [2] })
    const added = await desk.act({ kind: 'add', at: 3 })
    expect(added).toMatchObject({ ok: true, value: { total: 4, steps: { undo: 'add', redo: null } } })
    expect(await codes(desk)).toBe('01:changed 02:retired 03:back :added')
    expect(await desk.lookThrough()).toEqual({
      faulty: 1,
      warned: 0,
      counts: { same: 0, added: 1, changed: 1, retired: 1, back: 1, lost: 0 },
    })
    expect(await desk.write()).toMatchObject({ faulty: 1, first: { code: 'list.code-missing' } })
    for (let step = 0; step < 4; step++) await desk.undo()
    expect(await codes(desk)).toBe('01:same 02:same 03:same')
    await desk.redo()
    expect((await desk.rows(0, 1))[0]).toMatchObject({ item: { name: 'Chợ đầu mối lớn' }, mark: 'changed', changed: ['name'] })
  })
  test('finds without diacritics, and filters; a row does not vanish while it is typed in', async () => {
    const desk = await opened()
    expect(await desk.look({ text: 'cho dau', filter: 'all' })).toMatchObject({ shown: 1, total: 3 })
    expect(await desk.look({ text: '', filter: 'retired' })).toMatchObject({ shown: 1 })
    await desk.act({ kind: 'cell', at: 2, column: 'to', text: '' })
    expect(await codes(desk)).toBe('03:back')
    expect(await desk.look({ text: '', filter: 'changed' })).toMatchObject({ shown: 1 })
    await desk.act({ kind: 'cell', at: 0, column: 'code', text: '02' })
    expect((await desk.look({ text: '', filter: 'faulty' })).shown).toBe(2)
  })
  test('pastes what a spreadsheet copied, quotes and line ends within, into the rows that are shown', async () => {
    const desk = await opened()
    await desk.look({ text: 'cho', filter: 'all' })
    const done = await desk.act({ kind: 'paste', index: 1, column: 'name', text: '"Chợ\nhai"\tSecond\r\nChợ ba\tThird\r\n' })
    expect(done.ok).toBe(true)
    expect((await desk.rows(1, 3)).map(({ item }) => [item.name, item.nameEn])).toEqual([
      ['Chợ hai', 'Second'],
      ['Chợ ba', 'Third'],
    ])
  })
  test('leaves no published code out', async () => {
    const desk = await opened()
    expect(await desk.act({ kind: 'remove', rows: [0] })).toMatchObject({ ok: false, error: [{ code: 'list.code-lost' }] })
    await desk.act({ kind: 'add', at: 0 })
    expect(await desk.act({ kind: 'remove', rows: [0] })).toMatchObject({ ok: true, value: { total: 3 } })
  })
})

test('a file is read, previewed with what it changes, taken over as one step; what was exported changes nothing', async () => {
  const desk = await opened()
  const file = await desk.readFile(blob('Mã;Tên;Hạng\n01;Chợ đầu mối;\n03;Chợ cóc;\n04;=Chợ đêm;1\n;Thiếu mã;\n'), 'cho.csv')
  const sheet = file.ok ? file.value[0] : undefined
  expect(sheet).toMatchObject({ rows: 4, headings: ['Mã', 'Tên', 'Hạng'], mapping: ['code', 'name', 'columns.hang'] })
  const wishes: ImportWishes = { sheet: 0, mapping: ['code', 'name', 'columns.grade'], missing: 'retire', day: '2027-01-01' }
  const preview = await desk.preview(wishes)
  expect(preview).toMatchObject({ rows: 3, issueCount: 2, counts: { same: 1, added: 1, changed: 0, retired: 1, back: 1, lost: 0 } })
  expect(await codes(desk)).toBe('01:same 02:same 03:same')
  expect(await desk.takeOver(wishes)).toMatchObject({ ok: true, value: { total: 4, steps: { undo: 'import' } } })
  expect(await codes(desk)).toBe('01:same 02:retired 03:back 04:added')
  for (const kind of ['csv', 'xlsx'] as const) {
    const exported = await desk.exported(kind, { code: 'Mã', name: 'Tên', to: 'Đến ngày' })
    const again = await desk.readFile(exported, `cho.${kind}`)
    const mapping = again.ok ? (again.value[0]?.mapping ?? []) : []
    expect((await desk.preview({ sheet: 0, mapping, missing: 'retire', day: '2027-01-01' })).counts, kind).toMatchObject({
      same: 4,
      lost: 0,
    })
  }
  await desk.undo()
  expect(await codes(desk)).toBe('01:same 02:same 03:same')
})

test('names that begin like a formula, or like one that was kept from running, come back from CSV as they were', async () => {
  const items = ['=A', "'=A", "''", '+84', '-', '@x'].map((name, at) => ({ code: String(at), name }))
  const desk = await opened({ ...list, items })
  const again = await desk.readFile(await desk.exported('csv', { code: 'Mã', name: 'Tên' }), 'cho.csv')
  const mapping = again.ok ? (again.value[0]?.mapping ?? []) : []
  const { counts } = await desk.preview({ sheet: 0, mapping, missing: 'retire', day: '2027-01-01' })
  expect(counts).toMatchObject({ same: 6, added: 0, changed: 0, retired: 0 })
})

test('a file that is none is refused, and the list is as it was', async () => {
  const desk = await opened()
  expect(await desk.readFile(new Blob([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)]), 'x.xls')).toMatchObject({
    ok: false,
    error: [{ code: 'sheet.old-format' }],
  })
  expect(await desk.preview({ sheet: 0, mapping: [], missing: 'retire', day: '2027-01-01' })).toMatchObject({
    rows: 0,
    counts: { same: 3 },
  })
})

test('a file beyond the limit is refused by its size, and not read to its end', async () => {
  const desk = await opened()
  const asked: (number | undefined)[] = []
  const large = new Blob([])
  large.slice = (_, end = 0) => {
    asked.push(end)
    return new Blob([new Uint8Array(end)])
  }
  large.arrayBuffer = () => Promise.reject(new Error('the whole file is read'))
  expect(await desk.readFile(large, 'x.csv')).toMatchObject({ ok: false, error: [{ code: 'sheet.too-big' }] })
  expect(asked).toHaveLength(1)
})

test('a hundred thousand rows come and go in a file, headings above them', async () => {
  const desk = await opened({ ...villageList([], 100_000), key: 'villages' })
  const file = await desk.exported('csv', {})
  const read = await desk.readFile(file, 'villages.csv')
  expect(read).toMatchObject({ ok: true, value: [{ rows: 100_000 }] })
  expect(readSpreadsheet(new Uint8Array(await file.arrayBuffer()), 'villages.csv').ok).toBe(false)
  expect(readCodeList(await (await desk.write()).text.text()).ok).toBe(true)
})
