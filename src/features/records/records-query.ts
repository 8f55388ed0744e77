import type { RecordStateKind } from '#core/record/record-state.ts'

/** What is looked for, and where. Empty texts mean "any". */
export interface RecordsQuery {
  readonly text: string
  readonly formKey: string
  readonly state: RecordStateKind | ''
  readonly where: 'device' | 'server'
}

export const emptyQuery: RecordsQuery = { text: '', formKey: '', state: '', where: 'device' }
