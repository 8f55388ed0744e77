import { requiredMostEntry, symbologiesEntry } from './entries/scalar-entries.ts'
import type { Panel } from './panel.ts'

/** How long, and which kinds of codes. */
export const barcodePanel: Panel = [requiredMostEntry, symbologiesEntry]
