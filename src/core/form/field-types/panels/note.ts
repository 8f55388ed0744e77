import type { Panel } from './panel.ts'

/** What a note says is its heading and its text. */
export const notePanel: Panel = []
