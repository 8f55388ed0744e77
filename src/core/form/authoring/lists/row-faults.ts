import { isIsoDate } from '../../../lib/calendar.ts'
import { issue, type Issue } from '../../../lib/issue.ts'
import type { CodeListItem } from '../../code-list.ts'
import { cellValue, ownColumn, type ListColumn } from './list-draft.ts'

/** What is known of the other rows. */
export interface KnownCodes {
  /** How many rows have this code. */
  count(code: string): number
}

/** Rows with other faults are not a list yet; these may be meant. */
const warnings: ReadonlySet<string> = new Set(['list.parent-unknown', 'list.formula-text'])
export const isWarning = ({ code }: Issue): boolean => warnings.has(code)

const MAX_CODE = 40
const MAX_NAME = 500

const looksLikeFormula = (text: string): boolean => /^[=@]|^[+-].*[A-Za-z(]/.test(text)

function codeFaults({ code }: CodeListItem, known: KnownCodes): readonly Issue[] {
  if (code === '') return [issue('list.code-missing', '/code')]
  if (code.length > MAX_CODE) return [issue('list.code-long', '/code', { limit: MAX_CODE })]
  return known.count(code) > 1 ? [issue('list.code-twice', '/code', { code })] : []
}

function nameFaults({ name }: CodeListItem): readonly Issue[] {
  if (name === '') return [issue('list.name-missing', '/name')]
  return name.length > MAX_NAME ? [issue('list.name-long', '/name', { limit: MAX_NAME })] : []
}

function dayFaults({ from, to }: CodeListItem, code: string): readonly Issue[] {
  const wrong = ([column, day]: readonly [string, string | undefined]): readonly Issue[] =>
    day === undefined || isIsoDate(day) ? [] : [issue('list.day', `/${column}`, { text: day })]
  const faults = [...wrong(['from', from]), ...wrong(['to', to])]
  if (faults.length > 0 || from === undefined || to === undefined || to >= from) return faults
  return [issue('list.days', '/to', { code })]
}

/**
 * What is wrong with one row, by the column (`/code`). Issues: `list.code-missing` · `list.code-long` {limit} · `list.code-twice` {code} ·
 * `list.name-missing` · `list.name-long` {limit} · `list.control` · `list.day` {text} · `list.days` {code}, and the warnings
 * `list.parent-unknown` {parent} · `list.formula-text` {text}.
 */
export function rowFaults(item: CodeListItem, known: KnownCodes): readonly Issue[] {
  const { code, name, nameEn, parent } = item
  const faults: Issue[] = [...codeFaults(item, known), ...nameFaults(item)]
  for (const [column, text] of [
    ['code', code],
    ['name', name],
    ['nameEn', nameEn],
  ] as const) {
    if (text === undefined || text === '') continue
    if (/\p{Cc}/u.test(text)) faults.push(issue('list.control', `/${column}`))
    if (looksLikeFormula(text)) faults.push(issue('list.formula-text', `/${column}`, { text: text.slice(0, 40) }))
  }
  if (item.from !== undefined || item.to !== undefined) faults.push(...dayFaults(item, code))
  if (parent !== undefined && known.count(parent) === 0) faults.push(issue('list.parent-unknown', '/parent', { parent }))
  return faults
}

/** Whether two rows say the same. */
export function sameRow(a: CodeListItem, b: CodeListItem): boolean {
  if (a === b) return true
  if (a.code !== b.code || a.name !== b.name || a.nameEn !== b.nameEn || a.parent !== b.parent) return false
  if (a.from !== b.from || a.to !== b.to) return false
  const [own, other] = [Object.keys(a.columns ?? {}), Object.keys(b.columns ?? {})]
  return own.length === other.length && own.every((name) => a.columns?.[name] === b.columns?.[name])
}

/** The columns in which two rows differ. */
export const changedColumns = (a: CodeListItem, b: CodeListItem): readonly ListColumn[] => {
  const own = new Set([...Object.keys(a.columns ?? {}), ...Object.keys(b.columns ?? {})])
  const columns: readonly ListColumn[] = ['code', 'name', 'nameEn', 'parent', ...[...own].map(ownColumn), 'from', 'to']
  return columns.filter((column) => cellValue(a, column) !== cellValue(b, column))
}
