import { fileSizeEntry, recordingEntry } from './entries/file-entries.ts'
import type { Panel } from './panel.ts'

/** How large, how long. */
export const audioPanel: Panel = [fileSizeEntry, recordingEntry]
