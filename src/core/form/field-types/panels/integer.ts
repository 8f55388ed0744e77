import { rangeEntry, unitEntry } from './entries/number-entries.ts'
import { integerDefault } from './entries/default-entries.ts'
import type { Panel } from './panel.ts'

/** Limits, unit, what to begin with. */
export const integerPanel: Panel = [rangeEntry({ type: 'integer', open: false, required: false }), unitEntry, integerDefault]
