import type { Panel } from './panel.ts'

/** What a group says is its heading and its help; its fields have panels of their own. */
export const groupPanel: Panel = []
