import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Column } from './table/cell.ts'

/** One cell in one run. */
export interface FaultResult {
  readonly id: string
  readonly column: Column
  readonly fault: string
  /** Where it was brought about. */
  readonly at: string
  /** With its remedy switched off: then "held" says that the oracle saw it break. */
  readonly off: boolean
  readonly seed: number
  readonly verdict: 'held' | 'failed' | 'elsewhere' | 'open'
  readonly detail: string
  readonly seconds: number
}

/** One kill of the server under load. */
export interface KillResult {
  readonly kill: number
  readonly seed: number
  readonly how: string
  /** Milliseconds after the load began. */
  readonly after: number
  readonly acknowledged: number
  readonly lost: number
  readonly duplicated: number
  readonly broken: readonly string[]
}

export type RunResult =
  | { readonly kind: 'table'; readonly at: string; readonly results: readonly FaultResult[] }
  | { readonly kind: 'kills'; readonly at: string; readonly results: readonly KillResult[] }

export const resultsFile = join(import.meta.dirname, '..', 'bench', 'results', 'faults.json')

export const readResults = (file = resultsFile): RunResult[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RunResult[]) : [] // written below

/** Adds a run to what earlier ones found. Value: the file. */
export function appendResults(run: RunResult, file = resultsFile): string {
  mkdirSync(dirname(file), { recursive: true })
  const text = `[\n${[...readResults(file), run].map((kept) => `  ${JSON.stringify(kept)}`).join(',\n')}\n]\n`
  // Whole or not at all: a run may be broken off.
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
  return file
}
