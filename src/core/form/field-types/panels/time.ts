import { secondsEntry } from './entries/scalar-entries.ts'
import { formatDefault } from './entries/default-entries.ts'
import type { Panel } from './panel.ts'

/** How exact, what to begin with. */
export const timePanel: Panel = [secondsEntry, formatDefault('local-time')]
