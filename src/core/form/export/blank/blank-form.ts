import type { CodeLists } from '../../code-list.ts'
import type { CompiledForm, FormNode } from '../../compiled-form.ts'
import { isOneLine } from '../../compile/table-layout.ts'
import { presenceWords } from '../condition-words.ts'
import { blankAnswer, tick, ticksOf } from './blank-answer.ts'
import { blankStyles } from './blank-styles.ts'
import { box, escaped } from './html.ts'

interface Paper {
  readonly form: CompiledForm
  readonly lists: CodeLists
  count: number
}

/** Columns that a table has room for on A4. */
const MOST_COLUMNS = 9
const DENSE = 6
/** Choices that a cell has room for. */
const CELL_TICKS = 4
const EMPTY_ROWS = 5
const MOST_ROWS = 15

const shownChildren = ({ form }: Paper, node: FormNode): readonly FormNode[] =>
  node.children.flatMap((index) => form.nodes[index] ?? []).filter(({ hidden }) => !hidden)

const isRequired = (node: FormNode): boolean => node.required.length > 0

const when = ({ form, lists }: Paper, node: FormNode): string => {
  const words = presenceWords(form, node, lists)
  return words === null ? '' : box('when', escaped(`Chỉ ghi ${words}.`))
}

const help = ({ help: words }: FormNode): string => (words === '' ? '' : box('help', escaped(words)))

function label(node: FormNode, number: string): string {
  return box(isRequired(node) ? 'label must' : 'label', `${number}${escaped(node.title)}`, 'span')
}

function note(node: FormNode): string {
  const parts = node.help.split(/\n\n+/).filter((part) => part !== '')
  return box('field note', `<p><strong>${escaped(node.title)}</strong></p>${parts.map((part) => `<p>${escaped(part)}</p>`).join('')}`)
}

function single(paper: Paper, node: FormNode): string {
  if (node.type === 'note') return note(node)
  paper.count += 1
  return box(
    'field',
    when(paper, node) + box('row', `${label(node, `${paper.count}. `)}<span>:</span>${blankAnswer(node, paper.lists)}`) + help(node),
  )
}

function cell(paper: Paper, node: FormNode): string {
  const words = ticksOf(node, paper.lists)
  const fits = words.length <= CELL_TICKS && words.every((each) => each.length <= 24)
  return `<td>${fits ? words.map(tick).join('') : ''}</td>`
}

function head(node: FormNode, lists: CodeLists): string {
  const unit = node.settings.suffix === undefined ? '' : ` (${node.settings.suffix})`
  const words = ticksOf(node, lists)
  // What has no room in each cell stands once above them.
  const choices = words.length > CELL_TICKS && words.length <= 8 ? `<br><em>${words.map(escaped).join('; ')}</em>` : ''
  return `<th scope="col"${isRequired(node) ? ' class="must"' : ''}>${escaped(node.title + unit)}${choices}</th>`
}

const table = (columns: number, inner: string): string => `<table${columns > DENSE ? ' class="dense"' : ''}>${inner}</table>`

/** Rows to be written in, as many as the form may have and the paper has room for. */
const rowCount = ({ schema }: FormNode): number =>
  Math.min(MOST_ROWS, schema.maxItems ?? MOST_ROWS, Math.max(EMPTY_ROWS, schema.minItems ?? 0))

function repeat(paper: Paper, node: FormNode): string {
  const columns = shownChildren(paper, node)
  const begin = `${when(paper, node)}<h3${isRequired(node) ? ' class="must"' : ''}>${escaped(node.title)}</h3>${help(node)}`
  if (columns.length <= MOST_COLUMNS && columns.every(({ type, kind }) => kind === 'field' && isOneLine(type))) {
    const row = columns.map((column) => cell(paper, column)).join('')
    const rows = Array.from({ length: rowCount(node) }, (_, at) => `<tr><td class="number">${at + 1}</td>${row}</tr>`)
    const names = columns.map((column) => head(column, paper.lists)).join('')
    return begin + table(columns.length, `<thead><tr><th class="number">TT</th>${names}</tr></thead><tbody>${rows.join('')}</tbody>`)
  }
  const before = paper.count
  const blocks = Array.from({ length: Math.min(Math.max(2, node.schema.minItems ?? 0), node.schema.maxItems ?? 2, 4) }, (_, at) => {
    paper.count = before
    return `<h3>${escaped(node.title)}, ${at + 1}</h3>${box('group', columns.map((column) => part(paper, column)).join(''))}`
  })
  return begin + blocks.join('') + box('help', 'Nhiều hơn thì chép thêm trang này.')
}

/** Lines and columns that are fixed: an answer each. */
function grid(paper: Paper, node: FormNode): string {
  const rows = shownChildren(paper, node)
  const columns = rows[0] === undefined ? [] : shownChildren(paper, rows[0])
  const names = columns.map((column) => head(column, paper.lists)).join('')
  const lines = rows.map((row) => {
    const cells = shownChildren(paper, row).map((each) => cell(paper, each))
    return `<tr><th scope="row">${escaped(row.title)}</th>${cells.join('')}</tr>`
  })
  return table(columns.length, `<thead><tr><th></th>${names}</tr></thead><tbody>${lines.join('')}</tbody>`)
}

function matrix(paper: Paper, node: FormNode): string {
  const rows = shownChildren(paper, node)
  const choices = rows[0] === undefined ? [] : ticksOf(rows[0], paper.lists)
  const names = choices.map((each) => `<th scope="col">${escaped(each)}</th>`).join('')
  const empty = choices.map(() => '<td class="mid">☐</td>').join('')
  const lines = rows.map((row) => `<tr><th scope="row"${isRequired(row) ? ' class="must"' : ''}>${escaped(row.title)}</th>${empty}</tr>`)
  return table(choices.length, `<thead><tr><th></th>${names}</tr></thead><tbody>${lines.join('')}</tbody>`)
}

function part(paper: Paper, node: FormNode): string {
  if (node.kind === 'field') return single(paper, node)
  if (node.kind === 'repeat') return repeat(paper, node)
  const begin = `${when(paper, node)}<h3${isRequired(node) ? ' class="must"' : ''}>${escaped(node.title)}</h3>${help(node)}`
  if (node.type === 'matrix') return begin + matrix(paper, node)
  const children = shownChildren(paper, node)
  if (node.kind === 'grid' && children.every(({ kind }) => kind === 'group')) return begin + grid(paper, node)
  return begin + box('group', children.map((child) => part(paper, child)).join(''))
}

function roman(number: number): string {
  const values = [50, 40, 10, 9, 5, 4, 1]
  const signs = ['L', 'XL', 'X', 'IX', 'V', 'IV', 'I']
  let left = number
  return values
    .map((value, at) => {
      const count = Math.floor(left / value)
      left -= count * value
      return (signs[at] ?? '').repeat(count)
    })
    .join('')
}

const titleWithout = (title: string): string => title.replace(/^[IVXL]+\.\s+/, '')

const heading = ({ definition }: CompiledForm): string =>
  box(
    'offices',
    `<div><p>………………………………</p><p>………………………………</p></div>
<div><p class="nation">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p class="motto">Độc lập - Tự do - Hạnh phúc</p></div>`,
  ) +
  `<h1>${escaped(definition.title)}</h1><p class="mark">${escaped(`${definition.key}, bản ${definition.version}`)}</p>` +
  box(
    'legal',
    `<p><strong>Mục đích:</strong> ${escaped(definition.purpose)}</p><p><strong>Căn cứ:</strong> ${escaped(definition.legalBasis.join('; '))}.</p>
<p>Mục có dấu (*) bắt buộc ghi. Đánh dấu × vào ô được chọn.</p>`,
  )

const signatures = box(
  'signatures',
  `<div><p><strong>Người tiếp nhận</strong></p><p><em>(Ký, ghi rõ họ tên)</em></p></div>
<div><p><em>………………, ngày …… tháng …… năm ………</em></p><p><strong>Người cung cấp thông tin</strong></p><p><em>(Ký, ghi rõ họ tên)</em></p></div>`,
)

/**
 * The form as a page of HTML to be printed on A4 and written on by hand, in Vietnamese: lines, boxes to tick, digits in cells, empty rows.
 * Fields that a condition shows are all there, each with when it is to be filled in. It has no scripts and needs nothing from elsewhere.
 */
export function blankForm(form: CompiledForm, lists: CodeLists): string {
  const paper: Paper = { form, lists, count: 0 }
  const filled = form.sections.filter(({ nodes }) => nodes.length > 0)
  const sections = filled.map(({ title, nodes }, at) => {
    const parts = nodes.flatMap((index) => form.nodes[index] ?? []).map((node) => part(paper, node))
    return `<section><h2>${roman(at + 1)}. ${escaped(titleWithout(title))}</h2>${parts.join('')}</section>`
  })
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(form.definition.title)}</title>
<style>${blankStyles}</style></head><body>${heading(form)}${sections.join('')}${signatures}</body></html>
`
}
