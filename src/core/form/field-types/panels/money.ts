import { rangeEntry, unitEntry } from './entries/number-entries.ts'
import { integerDefault } from './entries/default-entries.ts'
import type { Panel } from './panel.ts'

/** Limits in đồng; both ends are always there. */
export const moneyPanel: Panel = [rangeEntry({ type: 'integer', open: false, required: true }), unitEntry, integerDefault]
