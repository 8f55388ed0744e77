import { gridColumnsEntry, gridRowsEntry } from './entries/grid-entries.ts'
import type { Panel } from './panel.ts'

/** Lines and columns. */
export const gridPanel: Panel = [gridRowsEntry, gridColumnsEntry]
