import type { BenchRow } from '../lib/bench-row.ts'
import { median, quantile } from '../lib/quantile.ts'
import type { Measured } from './measure.ts'
import type { RowTimes } from './measure-acts.ts'

/** What was measured, for whom, on how large a form, at which speed. */
export interface Series {
  readonly case: string
  readonly contender: string
  readonly n: number
  readonly cpu: number
}

const round = (value: number): number => Math.round(value * 100) / 100

/** One figure; none when nothing was measured. `runs`: pages opened for it. */
export function figure(
  series: Series,
  metric: string,
  unit: string,
  values: readonly (number | null)[],
  runs: number,
): readonly BenchRow[] {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return []
  return [{ bench: 'form', ...series, metric, unit, median: round(median(known)), p95: round(quantile(known, 0.95)), runs }]
}

/** The figures of the pages of one contender. Those of keys are taken over all keys of all pages, the others over the pages. */
export function rowsOf(series: Series, pages: readonly Measured[]): readonly BenchRow[] {
  const typed = pages.filter((page) => page.scriptPerKey !== null).length
  const each = (metric: string, unit: string, pick: (page: Measured) => number | null, runs = typed) =>
    figure(series, metric, unit, pages.map(pick), runs)
  const keys = (metric: string, pick: (page: Measured) => readonly number[]) => figure(series, metric, 'ms', pages.flatMap(pick), typed)
  return [
    ...each('mount', 'ms', (page) => page.mount, pages.length),
    ...each('scriptPerKey', 'ms', (page) => page.scriptPerKey),
    ...each('taskPerKey', 'ms', (page) => page.taskPerKey),
    ...each('scriptPerLeave', 'ms', (page) => page.scriptPerLeave),
    ...keys('keyToPaint', (page) => page.keyToPaint),
    ...keys('toggle', (page) => page.toggle),
    ...each('blurToMessage', 'ms', (page) => page.blurToMessage),
    ...each('blurToPaint', 'ms', (page) => page.blurToPaint),
    ...each('heap', 'MB', (page) => page.heap / 1e6, pages.length),
  ]
}

/** The figures of a table of rows. */
export function rowTimes(series: Series, pages: readonly RowTimes[]): readonly BenchRow[] {
  const each = (metric: string, pick: (page: RowTimes) => readonly number[]) =>
    figure(series, metric, 'ms', pages.flatMap(pick), pages.length)
  return [
    ...each('mount', (page) => [page.mount]),
    ...each('keyToPaint', (page) => page.type),
    ...each('rowAdd', (page) => page.rowAdd),
    ...each('rowDelete', (page) => page.rowDelete),
    ...each('rowPaste', (page) => [page.rowPaste]),
  ]
}
