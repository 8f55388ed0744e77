import { answersEntry, statementsEntry } from './entries/matrix-entry.ts'
import type { Panel } from './panel.ts'

/** Statements, and the answers of all of them. */
export const matrixPanel: Panel = [statementsEntry, answersEntry]
