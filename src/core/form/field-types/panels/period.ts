import { periodEntry } from './entries/scalar-entries.ts'
import { formatDefault } from './entries/default-entries.ts'
import type { Panel } from './panel.ts'

/** Which kinds of period. */
export const periodPanel: Panel = [periodEntry, formatDefault('period')]
