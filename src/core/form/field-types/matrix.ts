import { container } from './container.ts'

/** Statements answered from the same few choices: an object of choices, each an ordinary field, required and merged by itself. */
export const matrix = container('matrix', {})
