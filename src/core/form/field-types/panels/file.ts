import { fileSizeEntry, mediaTypesEntry } from './entries/file-entries.ts'
import type { Panel } from './panel.ts'

/** Which files, and how large. */
export const filePanel: Panel = [mediaTypesEntry, fileSizeEntry]
