import type { Panel } from './panel.ts'

/** There is nothing to choose. */
export const phonePanel: Panel = []
