import { choicesEntry } from './entries/choice-entries.ts'
import { chosenCountEntry } from './entries/count-entry.ts'
import type { Panel } from './panel.ts'

/** The choices, and how many of them. */
export const multiChoicePanel: Panel = [choicesEntry, chosenCountEntry]
