import { LARGE_LIST, type CodeLists } from '../../code-list.ts'
import type { FormNode } from '../../compiled-form.ts'
import type { FieldTypeName } from '../../field-settings.ts'
import { box, escaped } from './html.ts'

/** Choices of a list that are printed to be ticked; of a longer one its name is written in. */
const MOST_TICKS = 30

const line = box('line')
const short = box('line short')
const cells = (count: number): string => '<i></i>'.repeat(count)
const digits = (...parts: readonly (number | string)[]): string =>
  box('digits', parts.map((part) => (typeof part === 'number' ? cells(part) : `<b>${part}</b>`)).join(''), 'span')
const unit = ({ settings }: FormNode): string => (settings.suffix === undefined ? '' : `<span>${escaped(settings.suffix)}</span>`)

/** A box with its words. */
export const tick = (words: string): string => box('tick', `<i></i><span>${escaped(words)}</span>`, 'span')
const ticks = (words: readonly string[]): string => box('ticks', words.map(tick).join(''))

/** What may be ticked; empty where it is written in. */
export function ticksOf(node: FormNode, lists: CodeLists): readonly string[] {
  if (node.type === 'yes-no') return node.schema.const === true ? ['Có'] : ['Có', 'Không']
  const { list, filter = {} } = node.settings
  if (list === undefined) return node.choices.map(({ title }) => title)
  const fixed = Object.entries(filter).flatMap(([column, value]) => (value.startsWith('=') ? [[column, value.slice(1)] as const] : []))
  // What depends on another answer is not known on paper.
  if (fixed.length < Object.keys(filter).length || lists.version(list) === null) return []
  const where = Object.fromEntries(fixed)
  const count = lists.count(list, where)
  return count > Math.min(MOST_TICKS, LARGE_LIST) ? [] : lists.items(list, where).map(({ name }) => name)
}

const lines = (count: number): string => `${line}${box('more').repeat(count - 1)}`

const answers: Partial<Record<FieldTypeName, (node: FormNode) => string>> = {
  'long-text': () => lines(4),
  island: () => lines(4),
  date: () => digits(2, '/', 2, '/', 4),
  'partial-date': () => digits(2, '/', 2, '/', 4),
  time: () => digits(2, 'giờ', 2, 'phút'),
  'date-time': () => digits(2, 'giờ', 2, 'phút, ngày', 2, '/', 2, '/', 4),
  'personal-id': () => digits(12),
  'tax-code': ({ settings }) => digits(...(settings.allowPersonalId === true ? [13] : [10, '–', 3])),
  'social-insurance': () => digits(10),
  'health-insurance': () => digits(15),
  'parcel-id': () => digits(12),
  integer: (node) => short + unit(node),
  decimal: (node) => short + unit(node),
  money: () => `${short}<span>đồng</span>`,
  slider: (node) => short + unit(node),
  phone: () => short,
  period: () => short,
  'geo-point': () => `<span>Vĩ độ</span>${short}<span>Kinh độ</span>${short}`,
  'geo-line': () => lines(4),
  'geo-polygon': () => lines(5),
  photo: () => `${box('picture')}<span class="help">Dán ảnh, hoặc ghi tên tệp ảnh nộp kèm.</span>`,
  file: () => ticks(['Có nộp kèm']),
  audio: () => ticks(['Có nộp kèm bản ghi âm']),
  'record-ref': () => line,
  'assigned-number': () => box('office', 'Cơ quan cấp số', 'span'),
}

function rated({ schema }: FormNode): string {
  const most = schema.maximum ?? 5
  return ticks(Array.from({ length: most }, (_, at) => String(at + 1)))
}

function ranked(words: readonly string[]): string {
  return box('ticks', words.map((each) => box('tick', `<b>….</b><span>${escaped(each)}</span>`, 'span')).join(''))
}

/** Where the answer to one field is written. */
export function blankAnswer(node: FormNode, lists: CodeLists): string {
  if (node.settings.computed === true) return box('office', 'Tính từ các mục khác, không phải ghi', 'span')
  if (node.type === 'rating') return rated(node)
  const words = ticksOf(node, lists)
  if (node.type === 'ranking' && words.length > 0) return ranked(words)
  if (words.length > 0) return ticks(words)
  return answers[node.type]?.(node) ?? line
}
