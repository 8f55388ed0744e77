import type { Panel } from './panel.ts'

/** Ten digits; there is nothing to choose. */
export const socialInsurancePanel: Panel = []
