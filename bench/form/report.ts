import type { BenchRow } from '../lib/bench-row.ts'

const columns = ['mount', 'scriptPerKey', 'taskPerKey', 'scriptPerLeave', 'keyToPaint', 'heap'] as const

const find = (rows: readonly BenchRow[], contender: string, n: number, cpu: number, metric: string): BenchRow | undefined =>
  rows.find((row) => row.contender === contender && row.n === n && row.cpu === cpu && row.metric === metric)

const shown = (row: BenchRow | undefined): string => {
  if (row === undefined) return '–'
  if (row.metric === 'keyToPaint') return `${row.median.toFixed(1)} / ${row.p95.toFixed(1)}`
  return row.median.toFixed(row.metric === 'mount' ? 0 : 2)
}

/** The figures as a table, one line per contender. */
export function tableOf(rows: readonly BenchRow[]): string {
  const cases = [...new Set(rows.map((row) => `${row.n} ${row.cpu}`))].map((text) => text.split(' ').map(Number))
  const contenders = [...new Set(rows.map((row) => row.contender))]
  const head = [
    'fields',
    'CPU',
    'contender',
    'mount ms',
    'script/key ms',
    'task/key ms',
    'script/leave ms',
    'key→paint ms (med / p95)',
    'heap MB',
  ]
  const lines = cases.flatMap(([n = 0, cpu = 1]) =>
    contenders
      .filter((contender) => find(rows, contender, n, cpu, 'mount') !== undefined)
      .map((contender) => [String(n), `×${cpu}`, contender, ...columns.map((metric) => shown(find(rows, contender, n, cpu, metric)))]),
  )
  const widths = head.map((title, at) => Math.max(title.length, ...lines.map((line) => line[at]?.length ?? 0)))
  return [head, ...lines].map((line) => line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')).join('\n')
}

interface Target {
  readonly words: string
  readonly value: number
  readonly limit: number
}

/** What issue 3 asks of the renderer at 1,000 fields. */
export function targetsOf(rows: readonly BenchRow[]): readonly Target[] {
  const value = (contender: string, cpu: number, metric: string, pick: 'median' | 'p95') =>
    find(rows, contender, 1000, cpu, metric)?.[pick] ?? Number.NaN
  const ratio = (cpu: number, metric: string, pick: 'median' | 'p95') =>
    value('phieu', cpu, metric, pick) / value('plain', cpu, metric, pick)
  return [
    { words: 'mount at ×1, times plain', value: ratio(1, 'mount', 'median'), limit: 2 },
    { words: 'mount at ×4, times plain', value: ratio(4, 'mount', 'median'), limit: 2 },
    { words: 'JavaScript per key at ×1, ms', value: value('phieu', 1, 'scriptPerKey', 'median'), limit: 3 },
    { words: 'key to paint p95 at ×1, times plain', value: ratio(1, 'keyToPaint', 'p95'), limit: 1 },
    { words: 'key to paint p95 at ×4, times plain', value: ratio(4, 'keyToPaint', 'p95'), limit: 1 },
  ].filter((target) => !Number.isNaN(target.value))
}

export const targetLine = ({ words, value, limit }: Target): string =>
  `${value <= limit ? 'met   ' : 'MISSED'}  ${words}: ${value.toFixed(2)} (limit ${limit.toFixed(1)})`
