import { decimalsEntry, rangeEntry, unitEntry } from './entries/number-entries.ts'
import { numberDefault } from './entries/default-entries.ts'
import type { Panel } from './panel.ts'

/** Limits, decimals, unit, what to begin with. */
export const decimalPanel: Panel = [rangeEntry({ type: 'number', open: true, required: false }), decimalsEntry, unitEntry, numberDefault]
