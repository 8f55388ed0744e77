import { personalIdEntry } from './entries/scalar-entries.ts'
import type { Panel } from './panel.ts'

/** Whether a personal id is as good. */
export const taxCodePanel: Panel = [personalIdEntry]
