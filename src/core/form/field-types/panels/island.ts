import type { Panel } from './panel.ts'

/** What an island may hold is JSON Schema, which the source view shows. */
export const islandPanel: Panel = []
