import { fileSizeEntry, pixelsEntry } from './entries/file-entries.ts'
import type { Panel } from './panel.ts'

/** How large. */
export const photoPanel: Panel = [fileSizeEntry, pixelsEntry]
