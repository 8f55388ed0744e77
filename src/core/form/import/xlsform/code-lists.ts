import type { CodeList } from '../../code-list.ts'
import { fold } from '../../../lib/vietnamese.ts'
import type { Issue } from '../../../lib/issue.ts'
import type { Choice, ChoiceLists } from './choices.ts'
import { parseXPath } from './expression/parse-xpath.ts'
import type { XPath } from './expression/xpath.ts'
import { notes } from './left-out.ts'
import { atCell, cellOf } from './sheet-rows.ts'
import type { Question } from './survey.ts'

/** The list of a question, and which of its codes fit; null: all. */
export interface Listed {
  readonly list: string
  readonly filter: Readonly<Record<string, string>> | null
}

const MOST_KEY = 48
/** Choices in the form itself; more of them are looked for by typing. */
const MOST_INLINE = 200
const LONGEST_CODE = 40

/** `towns.csv` → `towns`; `^[a-z][a-z0-9-]{2,47}$`. */
function keyOf(...parts: readonly string[]): string {
  const plain = fold(parts.join('-'))
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
  return plain.length < 3 ? `list-${plain}` : plain.slice(0, MOST_KEY).replace(/-+$/, '')
}

type Terms = Readonly<Record<string, string>>

const columnOf = (node: XPath): string | null =>
  node.kind === 'path' && node.from === 'here' && node.up === 0 && node.steps.length === 1 && !node.isFiltered
    ? fold(node.steps[0] ?? '')
    : null

/** `current()/../province` is the question beside. */
const siblingOf = (node: XPath): string | null =>
  node.kind === 'path' && node.from === 'here' && node.up === 1 && node.steps.length === 1 && !node.isFiltered
    ? (node.steps[0] ?? null)
    : null

const holderOf = ({ path }: Question): string => path.slice(0, -1).join('/')

/** `province = ${province} and kind = 'ward'` → which column equals what; null: it says something else. */
function termsOf(node: XPath, question: Question, find: (name: string) => Question | null): Terms | null {
  if (node.kind !== 'binary') return null
  if (node.sign === 'and') {
    const [left, right] = [termsOf(node.left, question, find), termsOf(node.right, question, find)]
    return left === null || right === null ? null : { ...left, ...right }
  }
  if (node.sign !== '=') return null
  const [column, other] = columnOf(node.left) === null ? [columnOf(node.right), node.left] : [columnOf(node.left), node.right]
  if (column === null) return null
  if (other.kind === 'text' && other.value !== '') return { [column]: `=${other.value}` }
  const named = other.kind === 'question' ? other.name : siblingOf(other)
  const source = named === null ? null : find(named)
  // A filter looks at what stands beside the field, at one value.
  const isBeside =
    source !== null && holderOf(source) === holderOf(question) && source.kind === 'question' && source.type !== 'select_multiple'
  return isBeside ? { [column]: source.name } : null
}

interface Sources {
  readonly key: string
  readonly choices: ChoiceLists
  readonly external: ChoiceLists
  readonly find: (question: Question, name: string) => Question | null
  /** The version of lists that are made, a date. */
  readonly version: string
  readonly told: Issue[]
}

const columnsOf = (choice: Choice, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.flatMap((name) => (choice.columns[name] === undefined ? [] : [[name, choice.columns[name]] as const])))

/** The code lists that take the place of choices which a filter narrows, or which lie in a file. */
export class CodeListsMade {
  readonly lists = new Map<string, CodeList>()
  private readonly known = new Map<Question, Listed | null>()
  private readonly from: Sources

  constructor(from: Sources) {
    this.from = from
  }

  of = (question: Question): Listed | null => {
    const known = this.known.get(question)
    if (known !== undefined) return known
    const listed = this.find(question)
    this.known.set(question, listed)
    return listed
  }

  private filterOf(question: Question): Terms | null {
    const written = cellOf(question.row, 'choice_filter')
    const parsed = written === '' ? null : parseXPath(written)
    const terms = parsed?.ok === true ? termsOf(parsed.value, question, (name) => this.from.find(question, name)) : null
    if (written !== '' && terms === null) this.from.told.push(notes.filter(atCell(question.row, 'choice_filter'), written))
    return terms
  }

  private find(question: Question): Listed | null {
    const { type, argument } = question
    if (type.endsWith('_from_file')) {
      const list = keyOf(argument.replace(/\.\w+$/, ''))
      this.from.told.push(notes.listNeeded(atCell(question.row, 'type'), argument, list))
      return { list, filter: this.filterOf(question) }
    }
    if (type === 'select_one_external') return this.made(question, this.from.external.get(argument), this.filterOf(question))
    if (!type.startsWith('select_')) return null
    const filter = this.filterOf(question)
    const choices = this.from.choices.get(argument) ?? []
    return question.orOther || (filter === null && choices.length <= MOST_INLINE) ? null : this.made(question, choices, filter)
  }

  private made(question: Question, choices: readonly Choice[] | undefined, filter: Terms | null): Listed | null {
    if (choices === undefined || choices.length === 0) return null
    const key = keyOf(this.from.key, question.argument)
    const long = choices.find(({ code }) => code.length > LONGEST_CODE)
    if (long !== undefined) {
      this.from.told.push(notes.filter(atCell(long.row, 'name'), long.code))
      return null
    }
    if (!this.lists.has(key)) {
      const names = [...new Set(choices.flatMap(({ columns }) => Object.keys(columns)))]
      this.lists.set(key, {
        key,
        version: this.from.version,
        title: question.argument,
        source: 'XLSForm',
        codesBy: 'project',
        items: choices.map((choice) => ({
          code: choice.code,
          name: choice.words.base,
          ...(choice.words.others['en'] === undefined ? {} : { nameEn: choice.words.others['en'] }),
          ...(names.length === 0 ? {} : { columns: columnsOf(choice, names) }),
        })),
      })
      this.from.told.push(notes.listMade(atCell(question.row, 'type'), key, choices.length))
    }
    return { list: key, filter }
  }
}
