import type { BenchRow } from '../lib/bench-row.ts'

const columns = [
  'mount',
  'scriptPerKey',
  'taskPerKey',
  'scriptPerLeave',
  'keyToPaint',
  'toggle',
  'blurToMessage',
  'submit',
  'taskSubmit',
  'heap',
] as const
const rowColumns = ['mount', 'keyToPaint', 'rowAdd', 'rowDelete', 'rowPaste'] as const

type Finder = (kind: string, contender: string, n: number, cpu: number, metric: string) => BenchRow | undefined

/** `windowed` is the mixed form of which only a part is in the document. */
const isOf = (row: BenchRow, kind: string): boolean => row.case === kind || (kind === 'mixed' && row.case === 'windowed')

const finderOf =
  (rows: readonly BenchRow[]): Finder =>
  (kind, contender, n, cpu, metric) =>
    rows.find((row) => isOf(row, kind) && row.contender === contender && row.n === n && row.cpu === cpu && row.metric === metric)

const figures = (row: BenchRow | undefined): string =>
  row === undefined
    ? '–'
    : ['keyToPaint', 'toggle', 'rowAdd', 'rowDelete'].includes(row.metric)
      ? `${row.median.toFixed(1)} / ${row.p95.toFixed(1)}`
      : row.median.toFixed(row.median < 20 ? 2 : 0)

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function table(rows: readonly BenchRow[], kind: string, metrics: readonly string[]): string {
  const find = finderOf(rows)
  const own = rows.filter((row) => isOf(row, kind))
  const cases = [...new Set(own.map((row) => `${row.n} ${row.cpu} ${row.contender}`))].map((text) => text.split(' '))
  const head = [kind === 'rows' ? 'rows' : 'fields', 'CPU', 'contender', ...metrics]
  return [
    line(head),
    line(head.map(() => '---')),
    ...cases.map(([n = '', cpu = '', contender = '']) =>
      line([n, `×${cpu}`, contender, ...metrics.map((metric) => figures(find(kind, contender, Number(n), Number(cpu), metric)))]),
    ),
  ].join('\n')
}

/** Sizes to compare: each with the largest measured one of a tenth at most. */
function tenths(sizes: readonly number[]): readonly (readonly [large: number, small: number])[] {
  return sizes.flatMap((large) => {
    const small = Math.max(...sizes.filter((size) => size <= large / 10))
    return Number.isFinite(small) ? [[large, small] as const] : []
  })
}

/** What a form (or a table) of at least ten times the size costs, as a multiple; 1.0 is flat. */
function growthTable(rows: readonly BenchRow[], kind: string, metrics: readonly string[]): string {
  const find = finderOf(rows)
  const own = rows.filter((row) => isOf(row, kind))
  const pairs = tenths([...new Set(own.map((row) => row.n))].toSorted((a, b) => a - b))
  const contenders = [...new Set(own.map((row) => row.contender))]
  const ratio = (contender: string, metric: string, large: number, small: number): string => {
    const [of, over] = [large, small].map((n) => find(kind, contender, n, 1, metric)?.median)
    return of === undefined || over === undefined ? '–' : (of / over).toFixed(2)
  }
  const lines = pairs.flatMap(([large, small]) =>
    contenders.map((name) => [`${large} over ${small}`, name, ...metrics.map((metric) => ratio(name, metric, large, small))]),
  )
  if (lines.length === 0) return ''
  const head = [kind === 'rows' ? 'cost at rows' : 'cost at fields', 'contender', ...metrics]
  return [head, head.map(() => '---'), ...lines.filter((cells) => cells.slice(2).some((cell) => cell !== '–'))].map(line).join('\n')
}

/** All figures as Markdown tables. */
export const tablesOf = (rows: readonly BenchRow[]): string =>
  [
    table(rows, 'mixed', columns),
    growthTable(rows, 'mixed', columns),
    table(rows, 'rows', rowColumns),
    growthTable(rows, 'rows', rowColumns),
  ]
    .filter((text) => text !== '')
    .join('\n\n')

interface Target {
  readonly words: string
  readonly value: number
  readonly limit: number
}

/** What the renderer is to reach; NaN is what this run did not measure. */
export function targetsOf(rows: readonly BenchRow[]): readonly Target[] {
  const find = finderOf(rows)
  const of = (contender: string, cpu: number, metric: string, pick: 'median' | 'p95' = 'median', n = 1000) =>
    find('mixed', contender, n, cpu, metric)?.[pick] ?? Number.NaN
  const row = (metric: string, pick: 'median' | 'p95') => find('rows', 'phieu', 500, 1, metric)?.[pick] ?? Number.NaN
  const memory = find('memory', 'phieu', 1000, 1, 'heapGrowth')?.median ?? Number.NaN
  return [
    { words: 'mount, everything drawn, ×1, times plain', value: of('phieu-whole', 1, 'mount') / of('plain', 1, 'mount'), limit: 1.5 },
    { words: 'mount, windowed, ×1, times plain', value: of('phieu', 1, 'mount') / of('plain', 1, 'mount'), limit: 0.5 },
    { words: 'mount, windowed, ×4, times plain', value: of('phieu', 4, 'mount') / of('plain', 4, 'mount'), limit: 0.5 },
    { words: 'JavaScript per key at ×1, ms', value: of('phieu', 1, 'scriptPerKey'), limit: 2 },
    {
      words: 'JavaScript per key, 3,000 fields over 50',
      value: of('phieu', 1, 'scriptPerKey', 'median', 3000) / of('phieu', 1, 'scriptPerKey', 'median', 50),
      limit: 1.2,
    },
    {
      words: 'key to paint p95 at ×1, times plain',
      value: of('phieu', 1, 'keyToPaint', 'p95') / of('plain', 1, 'keyToPaint', 'p95'),
      limit: 0.6,
    },
    { words: 'key to paint p95 at ×4, ms', value: of('phieu', 4, 'keyToPaint', 'p95'), limit: 60 },
    { words: 'a condition toggled at ×1, times plain', value: of('phieu', 1, 'toggle') / of('plain', 1, 'toggle'), limit: 1.5 },
    {
      words: 'first submit with 10 mistakes, times react-hook-form with Ajv',
      value: of('phieu', 1, 'submit') / of('rhf', 1, 'submit'),
      limit: 0.6,
    },
    { words: 'leaving a wrong field to its message, ms', value: of('phieu', 1, 'blurToMessage'), limit: 16 },
    { words: 'a row added to 500, ms', value: row('rowAdd', 'median'), limit: 50 },
    { words: 'a row taken out of 500, ms', value: row('rowDelete', 'median'), limit: 50 },
    { words: 'heap after 50 times open and closed, times after 5', value: memory, limit: 1.1 },
  ]
}

export const targetLine = ({ words, value, limit }: Target): string =>
  Number.isNaN(value)
    ? `none    ${words}: not measured`
    : `${value <= limit ? 'met   ' : 'MISSED'}  ${words}: ${value.toFixed(2)} (limit ${limit.toFixed(1)})`
