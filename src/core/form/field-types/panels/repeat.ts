import { rowCountEntry } from './entries/count-entry.ts'
import { rowLayoutEntry } from './entries/row-layout-entry.ts'
import type { Panel } from './panel.ts'

/** How many rows there may be, and how they are shown. */
export const repeatPanel: Panel = [rowCountEntry, rowLayoutEntry]
