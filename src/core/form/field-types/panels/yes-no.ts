import { affirmEntry } from './entries/scalar-entries.ts'
import { yesNoDefault } from './entries/default-entries.ts'
import type { Panel } from './panel.ts'

/** Whether only yes will do, and what to begin with. */
export const yesNoPanel: Panel = [affirmEntry, yesNoDefault]
