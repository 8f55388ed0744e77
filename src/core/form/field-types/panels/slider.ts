import { rangeEntry, stepEntry, unitEntry } from './entries/number-entries.ts'
import { numberDefault } from './entries/default-entries.ts'
import type { Panel } from './panel.ts'

/** Ends, step, unit. */
export const sliderPanel: Panel = [rangeEntry({ type: 'number', open: false, required: true }), stepEntry, unitEntry, numberDefault]
