import { starsEntry } from './entries/number-entries.ts'
import { integerDefault } from './entries/default-entries.ts'
import type { Panel } from './panel.ts'

/** How many stars. */
export const ratingPanel: Panel = [starsEntry, integerDefault]
