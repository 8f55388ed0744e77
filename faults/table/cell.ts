import type { FaultTemplate } from '../world/fault-server.ts'

/** Of `reliability.md`. */
export type Column = 'device' | 'delivery' | 'server' | 'people' | 'hostile'

interface Named {
  readonly id: string
  readonly column: Column
  /** What goes wrong. */
  readonly fault: string
  /** Where it is brought about. */
  readonly at: string
}

/** What a run of a cell works with. */
export interface Stage {
  readonly template: FaultTemplate
  /** In [0, 1): where within its range the fault falls this time. */
  readonly random: () => number
  /** The remedy is switched off: then something has to break. */
  readonly off: boolean
}

/** A fault with its remedy. `run` tells what broke: nothing with the remedy, something without. */
export interface WorldCell extends Named {
  readonly kind: 'world'
  readonly remedy: string
  readonly run: (stage: Stage) => Promise<readonly string[]>
}

/** A cell whose injection and oracle are tests of their own. */
export interface TestedCell extends Named {
  readonly kind: 'tested'
  readonly file: string
  /** The title, or its beginning: a test that goes away takes its row along. */
  readonly test: string
}

/** Of a file that is a table of cases: titles are made of its rows. */
export const everyCase = ''

/** Not shown yet; `why` says what is lacking. */
export interface OpenCell extends Named {
  readonly kind: 'open'
  readonly why: string
}

export type FaultCell = WorldCell | TestedCell | OpenCell

/** Makes the rows of a column. */
export const worldCells =
  (column: Column) =>
  (id: string, fault: string, at: string, remedy: string, run: WorldCell['run']): WorldCell => ({
    kind: 'world',
    column,
    id,
    fault,
    at,
    remedy,
    run,
  })

export const testedCells =
  (column: Column) =>
  (id: string, fault: string, at: string, file: string, test: string): TestedCell => ({ kind: 'tested', column, id, fault, at, file, test })
