import { seriesEntry } from './entries/series-entry.ts'
import type { Panel } from './panel.ts'

/** How it is counted and written. */
export const assignedNumberPanel: Panel = [seriesEntry]
