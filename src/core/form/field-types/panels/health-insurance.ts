import type { Panel } from './panel.ts'

/** Fifteen characters; there is nothing to choose. */
export const healthInsurancePanel: Panel = []
