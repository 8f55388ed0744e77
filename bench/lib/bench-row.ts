import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One figure, as every benchmark writes it. */
export interface BenchRow {
  readonly bench: string
  readonly case: string
  readonly contender: string
  readonly n: number
  /** Throttling factor of the processor. */
  readonly cpu: number
  readonly metric: string
  readonly unit: string
  readonly median: number
  readonly p95: number
  /** How many pages were opened for it. */
  readonly runs: number
}

/** Writes `bench/results/<name>.json` and returns its path. */
export function writeRows(name: string, rows: readonly BenchRow[]): string {
  const folder = join(import.meta.dirname, '..', 'results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  writeFileSync(file, `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`)
  return file
}
