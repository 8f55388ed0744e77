import { container } from './container.ts'

/** Rows that the clerk adds: a list of objects, each with its identity in `_row`. */
export const repeat = container('repeat', [])
