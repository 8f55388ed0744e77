import { listEntry } from './entries/choice-entries.ts'
import type { Panel } from './panel.ts'

/** The list, and what narrows it. */
export const adminUnitPanel: Panel = [listEntry]
