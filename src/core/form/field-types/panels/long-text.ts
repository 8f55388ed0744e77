import { lengthEntry } from './entries/count-entry.ts'
import { longTextDefault } from './entries/default-entries.ts'
import type { Panel } from './panel.ts'

/** How long, what to begin with. */
export const longTextPanel: Panel = [lengthEntry, longTextDefault]
