import type { BenchRow } from '../lib/bench-row.ts'
import { median, quantile } from '../lib/quantile.ts'
import type { Measured } from './measure.ts'

/** All pages measured of one contender at one size and speed. */
export interface Series {
  readonly contender: string
  readonly n: number
  readonly cpu: number
  readonly pages: readonly Measured[]
}

const round = (value: number): number => Math.round(value * 100) / 100

/** The figures of a series. `keyToPaint` is taken over all keys of all pages, the others over the pages. */
export function rowsOf({ contender, n, cpu, pages }: Series): readonly BenchRow[] {
  const row = (metric: string, unit: string, values: readonly (number | null)[], runs: number): BenchRow[] => {
    const known = values.filter((value) => value !== null)
    if (known.length === 0) return []
    return [
      {
        bench: 'form',
        case: 'mixed',
        contender,
        n,
        cpu,
        metric,
        unit,
        median: round(median(known)),
        p95: round(quantile(known, 0.95)),
        runs,
      },
    ]
  }
  const typed = pages.filter((page) => page.scriptPerKey !== null).length
  const each = (pick: (page: Measured) => number | null) => pages.map(pick)
  return [
    ...row(
      'mount',
      'ms',
      each((page) => page.mount),
      pages.length,
    ),
    ...row(
      'scriptPerKey',
      'ms',
      each((page) => page.scriptPerKey),
      typed,
    ),
    ...row(
      'taskPerKey',
      'ms',
      each((page) => page.taskPerKey),
      typed,
    ),
    ...row(
      'scriptPerLeave',
      'ms',
      each((page) => page.scriptPerLeave),
      typed,
    ),
    ...row(
      'keyToPaint',
      'ms',
      pages.flatMap((page) => page.keyToPaint),
      typed,
    ),
    ...row(
      'heap',
      'MB',
      each((page) => page.heap / 1e6),
      pages.length,
    ),
  ]
}
