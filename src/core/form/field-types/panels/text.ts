import { lengthEntry } from './entries/count-entry.ts'
import { patternEntry } from './entries/pattern-entry.ts'
import { capitalsEntry } from './entries/scalar-entries.ts'
import { textDefault } from './entries/default-entries.ts'
import type { Panel } from './panel.ts'

/** How long, how written, what to begin with. */
export const textPanel: Panel = [lengthEntry, patternEntry, capitalsEntry, textDefault]
