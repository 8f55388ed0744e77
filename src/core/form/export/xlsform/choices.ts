import Papa from 'papaparse'
import type { JsonValue } from '../../../lib/json.ts'
import { keptFromRunning } from '../../../spreadsheet/formula-cell.ts'
import { isCodeInForce } from '../../code-lists.ts'
import { LARGE_LIST, type CodeListItem, type CodeLists } from '../../code-list.ts'
import type { CompiledForm, FormNode } from '../../compiled-form.ts'
import { propertyName } from '../../authoring/property-name.ts'
import { fieldWords } from '../field-words.ts'
import { notes, type Told } from './left-out.ts'
import { languagesOf, wordCells, type Row, type Words } from './words.ts'

/** A table of choices too long for the workbook; it is handed over beside it. */
export interface ChoiceFile {
  readonly name: string
  readonly text: string
}

/** The choices of a question: what follows its type, or the file in which they lie. */
export interface Chosen {
  readonly argument: string
  readonly isFile: boolean
}

/** Columns that mean something else in a table of choices. */
const own = new Set(['name', 'label', 'list_name', 'hint', 'order', 'image', 'audio', 'video'])

export const filterColumn = (column: string): string => {
  const name = propertyName(column, new Set())
  return own.has(name) ? `${name}_` : name
}

const parentColumn = 'parent'
const valueOf = (item: CodeListItem, column: string): string => (column === parentColumn ? item.parent : item.columns?.[column]) ?? ''

const codeText = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** The codes of a list that may be chosen on that day. */
const itemsOf = (lists: CodeLists, list: string, asOf: string): readonly CodeListItem[] =>
  lists.items(list).filter((item) => isCodeInForce(item, asOf))

/**
 * Several answers are kept with spaces between them: the codes that have any, and what stands for each over there. Of a list those
 * that may be chosen on the day `asOf`.
 */
export function spacelessCodes({ schema, choices, settings }: FormNode, lists: CodeLists, asOf: string): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>()
  if (schema.type !== 'array') return renamed
  const { list } = settings
  const codes = list === undefined ? choices.map(({ value }) => codeText(value)) : itemsOf(lists, list, asOf).map(({ code }) => code)
  const taken = new Set(codes)
  for (const code of codes) {
    if (!/\s/.test(code)) continue
    const name = propertyName(code, taken)
    taken.add(name)
    renamed.set(code, name)
  }
  return renamed
}

/** The sheet of choices, and the files beside it. */
export class Choices {
  readonly rows: Row[] = []
  readonly files: ChoiceFile[] = []
  private readonly known = new Map<string, string>()
  private readonly taken = new Set<string>()
  private readonly form: CompiledForm
  private readonly lists: CodeLists
  private readonly asOf: string
  private readonly codes: readonly ReadonlyMap<string, string>[]
  private readonly told: Told

  /** @param from `codes`: of each field those that are written otherwise */
  constructor(from: {
    readonly form: CompiledForm
    readonly lists: CodeLists
    readonly asOf: string
    readonly codes: readonly ReadonlyMap<string, string>[]
    readonly told: Told
  }) {
    this.codes = from.codes
    this.form = from.form
    this.lists = from.lists
    this.asOf = from.asOf
    this.told = from.told
  }

  /** Those of a yes/no question. */
  yesNo = (): Chosen => ({
    argument: this.add('yes_no', [
      { code: 'yes', words: { vi: 'Có', en: 'Yes' }, columns: {} },
      { code: 'no', words: { vi: 'Không', en: 'No' }, columns: {} },
    ]),
    isFile: false,
  })

  /** Those that stand in the form itself. */
  inline(node: FormNode, name: string): Chosen {
    const renamed = this.renamed(node)
    const choices = node.choices.map(({ value, title }) => {
      const code = codeText(value)
      return { code: renamed.get(code) ?? code, words: this.wordsOf(node, code, title), columns: {} }
    })
    return { argument: this.add(name, choices), isFile: false }
  }

  private renamed(node: FormNode): ReadonlyMap<string, string> {
    const renamed = this.codes[node.index] ?? new Map<string, string>()
    for (const [from, to] of renamed) this.told.push(notes.code(node.path, node.title, from, to))
    return renamed
  }

  private wordsOf(node: FormNode, code: string, title: string): Words {
    const { definition } = this.form
    const others = languagesOf(definition).slice(1)
    return {
      vi: title,
      ...Object.fromEntries(
        others.flatMap((language) => {
          const word = fieldWords(definition, node, language).choices?.[code]
          return word === undefined ? [] : [[language, word] as const]
        }),
      ),
    }
  }

  /** Those of a code list, as they are on the day; a long one as a file. */
  listed(node: FormNode, list: string, canBeFile: boolean): Chosen {
    // Where several are chosen some codes may be written otherwise: that is another table.
    const file = `${list}${this.codes[node.index]?.size ? '_' : ''}.csv`
    if (this.lists.version(list) === null) {
      this.told.push(notes.noList(node.path, list, file))
      return { argument: file, isFile: true }
    }
    const renamed = this.renamed(node)
    const items = itemsOf(this.lists, list, this.asOf).map((item) => ({ ...item, code: renamed.get(item.code) ?? item.code }))
    const columns = this.columnsOf(list)
    if (items.length > LARGE_LIST && canBeFile) {
      this.told.push(notes.file(node.path, list, file, items.length))
      if (!this.files.some(({ name }) => name === file)) this.files.push({ name: file, text: fileText(items, columns) })
      return { argument: file, isFile: true }
    }
    this.told.push(notes.list(node.path, list, items.length))
    const choices = items.map((item) => ({
      code: item.code,
      words: { vi: item.name, ...(item.nameEn === undefined ? {} : { en: item.nameEn }) },
      columns: Object.fromEntries(columns.map((column) => [filterColumn(column), valueOf(item, column)])),
    }))
    const { key } = this.form.definition
    return { argument: this.add(list.startsWith(`${key}-`) ? list.slice(key.length + 1) : list, choices), isFile: false }
  }

  /** The columns by which fields narrow a list. */
  private columnsOf(list: string): readonly string[] {
    const using = this.form.nodes.filter(({ settings }) => settings.list === list)
    return [...new Set(using.flatMap(({ settings }) => Object.keys(settings.filter ?? {})))]
  }

  /** The same choices are one list, by the first name that is free. */
  private add(wanted: string, choices: readonly Choice[]): string {
    const content = JSON.stringify(choices)
    const known = this.known.get(content)
    if (known !== undefined) return known
    const base = wanted.replaceAll(/[^\p{L}\p{N}_.-]+/gu, '_')
    let name = base
    for (let n = 2; this.taken.has(name); n++) name = `${base}_${n}`
    this.known.set(content, name)
    this.taken.add(name)
    const languages = languagesOf(this.form.definition)
    for (const { code, words, columns } of choices) {
      const spoken = Object.fromEntries(Object.entries(words).filter(([language]) => languages.includes(language)))
      this.rows.push({ list_name: name, name: code, ...wordCells('label', spoken, '', this.told), ...columns })
    }
    return name
  }
}

interface Choice {
  readonly code: string
  readonly words: Words
  readonly columns: Readonly<Record<string, string>>
}

/** Read by a machine: no mark before it, and codes are as in the answers. What people called the codes is kept from running where somebody opens it. */
const fileText = (items: readonly CodeListItem[], columns: readonly string[]): string =>
  Papa.unparse(
    [
      ['name', 'label', ...columns.map(filterColumn)],
      ...items.map((item) => [item.code, keptFromRunning(item.name), ...columns.map((column) => valueOf(item, column))]),
    ],
    { newline: '\n' },
  )
