import { boundsEntry } from './entries/bounds-entry.ts'
import type { Panel } from './panel.ts'

/** Where it may lie. */
export const geoLinePanel: Panel = [boundsEntry]
