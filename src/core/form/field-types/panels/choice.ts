import { choicesEntry, lookEntry } from './entries/choice-entries.ts'
import { choiceDefault } from './entries/default-entries.ts'
import type { Panel } from './panel.ts'

/** The choices, their own or those of a list. */
export const choicePanel: Panel = [choicesEntry, lookEntry, choiceDefault]
