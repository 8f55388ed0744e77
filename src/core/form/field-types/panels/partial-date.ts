import { formatDefault } from './entries/default-entries.ts'
import type { Panel } from './panel.ts'

/** What to begin with. */
export const partialDatePanel: Panel = [formatDefault('partial-date')]
