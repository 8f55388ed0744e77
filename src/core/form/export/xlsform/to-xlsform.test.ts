import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allForms } from '#testing/all-forms.ts'
import { formsRoot, jsonFilesIn, readJson, type FormSample } from '#testing/form-samples.ts'
import type { JsonObject, JsonValue } from '../../../lib/json.ts'
import { readSpreadsheet } from '../../../spreadsheet/read-spreadsheet.ts'
import { writeXlsx } from '../../../spreadsheet/write-xlsx.ts'
import type { CodeList, CodeLists } from '../../code-list.ts'
import { codeListsOf } from '../../code-lists.ts'
import type { CompiledForm } from '../../compiled-form.ts'
import type { FormDefinition } from '../../definition.ts'
import { casesFrom, readCase } from '../../import/xlsform/cases/read-case.ts'
import { fromXlsForm, type FormFromXlsForm } from '../../import/xlsform/from-xlsform.ts'
import type { ImportMeta } from '../../import/imported-form.ts'
import { compiled, testContext } from '../../testing/compiled.ts'
import { visibleValues } from '../../visible-values.ts'
import { untold } from './testing/differences.ts'
import { toXlsForm, type XlsFormExport } from './to-xlsform.ts'

const asOf = '2026-11-20'
const lists = codeListsOf(
  jsonFilesIn(join(formsRoot, 'code-lists')).map((name) => readJson<CodeList>(join(formsRoot, 'code-lists', name))),
  asOf,
)

const ids = (): (() => string) => {
  let count = 0
  return () => `f${String(count++).padStart(7, '0')}`
}

const metaOf = ({ key, department, owner, purpose, legalBasis, retention }: FormDefinition): ImportMeta => ({
  key,
  department,
  owner,
  purpose,
  legalBasis,
  retention,
})

/** The workbook as a file, and read again. */
function readAgain({ sheets }: XlsFormExport, meta: ImportMeta): FormFromXlsForm {
  const book = readSpreadsheet(writeXlsx(sheets), 'form.xlsx')
  const made = book.ok ? fromXlsForm(book.value.sheets, meta, ids()) : book
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

const exported = (form: CompiledForm, of: CodeLists): XlsFormExport => toXlsForm(form, of, asOf)

const rowsOf = ({ sheets }: XlsFormExport, name: string): readonly Readonly<Record<string, string>>[] => {
  const [heading = [], ...rows] = sheets.find((sheet) => sheet.name === name)?.rows ?? []
  return rows.map((row) => Object.fromEntries(heading.map((column, at) => [String(column), String(row[at] ?? '')])))
}

describe.each(allForms.map((definition) => [definition.key, definition] as const))('%s', (_, definition) => {
  const form = compiled(definition)
  const made = exported(form, lists)
  const again = compiled(readAgain(made, metaOf(definition)).definition)

  it('comes back as it was, but for what is told', () => {
    expect(untold(form, again, made.notes, false)).toEqual([])
    expect(again.definition.title).toBe(definition.title)
  })

  it('has the same fields and the same calculations for the same answers', () => {
    const samples = globSync(join(formsRoot, '*', definition.key, 'samples/*.json')).map((file) => readJson<FormSample>(file))
    expect(samples.length).toBeGreaterThan(0)
    const pathsOf = (codes: readonly string[]) => new Set(made.notes.filter(({ code }) => codes.includes(code)).map(({ path }) => path))
    const gone = pathsOf(['export.xlsform-field', 'export.xlsform-flag', 'export.xlsform-compute', 'export.xlsform-rows'])
    const names = new Map(made.notes.flatMap(({ code, path, params }) => (code.endsWith('-renamed') ? [[path, String(params['to'])]] : [])))
    const moved = (nodes: readonly number[], values: JsonObject): JsonObject =>
      Object.fromEntries(
        nodes.flatMap((index): readonly (readonly [string, JsonValue])[] => {
          const node = form.nodes[index]
          const value = node === undefined ? undefined : values[node.name]
          if (node === undefined || value === undefined || gone.has(node.path)) return []
          const name = names.get(node.path) ?? node.name
          if (node.kind === 'repeat' && Array.isArray(value))
            return [[name, value.map((row) => ({ _row: (row as JsonObject)['_row'] ?? null, ...moved(node.children, row as JsonObject) }))]]
          if (node.kind !== 'field') return [[name, moved(node.children, value as JsonObject)]]
          return [[name, typeof value === 'boolean' && node.type === 'yes-no' ? (value ? 'yes' : 'no') : value]]
        }),
      )
    const top = form.nodes.flatMap(({ parent, index }) => (parent === null ? [index] : []))
    const isNew = new Set([
      ...again.nodes.flatMap(({ type, title, name }) => (type === 'hidden' && title.startsWith('Điều kiện: ') ? [name] : [])),
      ...[...gone].map((path) => path.slice(path.lastIndexOf('/') + 1)),
    ])
    const without = (values: JsonObject): JsonValue =>
      JSON.parse(
        JSON.stringify(values, (key, value: unknown) =>
          isNew.has(key) ? undefined : typeof value === 'number' ? Number(value.toFixed(6)) : value,
        ),
      ) as JsonValue
    for (const sample of samples) {
      const context = testContext({ asOf: sample.asOf, lists, previous: sample.previous ?? null })
      const seen = moved(top, visibleValues(form, sample.values, context))
      expect(without(visibleValues(again, moved(top, sample.values), context)), JSON.stringify(sample.values).slice(0, 80)).toEqual(
        without(seen),
      )
    }
  })

  it('would not without what is told', () => {
    const codes = [...new Set(made.notes.map(({ code }) => code))].filter((code) =>
      ['type', 'unit', 'list'].some((each) => code === `export.xlsform-${each}`),
    )
    expect(codes.length).toBeGreaterThan(0)
    for (const code of codes)
      expect(
        untold(
          form,
          again,
          made.notes.filter((note) => note.code !== code),
          false,
        ),
        code,
      ).not.toEqual([])
  })

  it('keeps its headings with what stands below them, in both languages', () => {
    const shown = ({ sections, nodes, definition: { translations } }: CompiledForm) =>
      sections.map(({ id, title, nodes: own }) => [title, translations['en']?.sections?.[id] ?? '', own.map((index) => nodes[index]?.name)])
    const names = new Map(made.notes.flatMap(({ code, params }) => (code.endsWith('-renamed') ? [[params['from'], params['to']]] : [])))
    const left = new Set(made.notes.flatMap(({ code, path }) => (code.endsWith('-field') ? [path.slice(1)] : [])))
    expect(shown(again)).toEqual(
      shown(form).map(([title, en, own]) => [
        title,
        en,
        (own as readonly string[]).filter((name) => !left.has(name)).map((name) => names.get(name) ?? name),
      ]),
    )
  })

  it('has names that are told apart there: groups in the whole form, questions in what holds them', () => {
    const open: Set<string>[] = [new Set()]
    const groups: string[] = []
    for (const { type = '', name = '' } of rowsOf(made, 'survey')) {
      if (type.startsWith('end_')) {
        open.pop()
        continue
      }
      expect(name).toMatch(/^[\p{L}_][\p{L}\p{N}_.-]*$/u)
      expect(open.at(-1)?.has(name.toLowerCase()), name).toBe(false)
      open.at(-1)?.add(name.toLowerCase())
      if (!type.startsWith('begin_')) continue
      groups.push(name)
      open.push(new Set())
    }
    expect(open.length).toBe(1)
    expect(new Set(groups).size).toBe(groups.length)
    expect(groups).not.toContain('data')
  })

  it('names only what is there, and never by a name that two have', () => {
    const rows = rowsOf(made, 'survey')
    const names = rows.flatMap(({ name = '' }) => (name === '' ? [] : [name]))
    for (const text of [...rows, ...rowsOf(made, 'settings')].flatMap((row) => Object.values(row)))
      for (const [, name = ''] of text.matchAll(/\$\{([^{}]+)\}/g)) expect(names.filter((each) => each === name).length, name).toBe(1)
    const listed = new Set(rowsOf(made, 'choices').map((row) => row['list_name']))
    for (const { type = '' } of rows) {
      const [kind = '', list = ''] = type.split(' ')
      if (/^(?:select_one|select_multiple|rank)$/.test(kind)) expect(listed.has(list), type).toBe(true)
    }
  })
})

const raw = import.meta.glob<string>('../../import/xlsform/cases/*.txt', { eager: true, query: '?raw', import: 'default' })
const cases = Object.entries(raw)
  .filter(([path]) => !path.endsWith('.expected.txt'))
  .flatMap(([path, text]) => {
    const first = fromXlsForm(readCase(text).sheets, casesFrom.meta, ids())
    return first.ok ? [[path.replace(/^.*\//, '').replace('.txt', ''), first.value] as const] : []
  })

describe('a form that came from a workbook', () => {
  it.each(cases)('%s is the same after it went out and came in again, but for what is told', (_, { definition, lists: own }) => {
    const form = compiled(definition)
    const made = exported(form, codeListsOf(own, asOf))
    const again = readAgain(made, casesFrom.meta)
    expect(untold(form, compiled(again.definition), made.notes, true)).toEqual([])
    expect(again.lists.map(({ key, items }) => [key, items])).toEqual(own.map(({ key, items }) => [key, items]))
  })

  it('mostly has nothing to be told of', () => {
    const free = cases.filter(([, { definition, lists: own }]) =>
      exported(compiled(definition), codeListsOf(own, asOf)).notes.every(({ code }) => /-(?:about|flag|list)$/.test(code)),
    )
    expect(free.length).toBeGreaterThanOrEqual(15)
  })
})
