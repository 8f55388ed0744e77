import type { Panel } from './panel.ts'

/** Twelve digits; there is nothing to choose. */
export const personalIdPanel: Panel = []
