import type { MockState } from './mock-state.ts'

const tables = ['records', 'operations', 'counters'] as const

/** What a backup of the server holds: its records, what it answered, and its counters. Files lie beside the database. */
export type MockBackup = Pick<MockState, (typeof tables)[number]>

export const backUp = ({ records, operations, counters }: MockState): MockBackup => ({
  records: new Map(records),
  operations: new Map(operations),
  counters: new Map(counters),
})

/** The server as it was then, under another epoch: what it was told since it does not know. */
export function restore(state: MockState, backup: MockBackup, epoch: string): void {
  const again = backUp(backup as MockState) // only these three are read
  for (const name of tables) {
    const table: Map<string, unknown> = state[name]
    table.clear()
    for (const [key, value] of again[name]) table.set(key, value)
  }
  state.epoch = epoch
}
