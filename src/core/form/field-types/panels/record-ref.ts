import { referenceEntry } from './entries/reference-entry.ts'
import type { Panel } from './panel.ts'

/** Which form, and what is copied. */
export const recordRefPanel: Panel = [referenceEntry]
