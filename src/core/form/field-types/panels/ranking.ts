import { ownChoicesEntry } from './entries/choice-entries.ts'
import { chosenCountEntry } from './entries/count-entry.ts'
import type { Panel } from './panel.ts'

/** What is put in order, and how much of it. */
export const rankingPanel: Panel = [ownChoicesEntry, chosenCountEntry]
