import { hiddenEntry } from './entries/default-entries.ts'
import type { Panel } from './panel.ts'

/** What kind of value, and which. */
export const hiddenPanel: Panel = [hiddenEntry]
