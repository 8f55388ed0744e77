import type { Panel } from './panel.ts'

/** Province, commune and detail are fields of their own. */
export const addressPanel: Panel = []
