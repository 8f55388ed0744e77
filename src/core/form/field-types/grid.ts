import { container } from './container.ts'

/** A table: an object of rows, each an object with the same columns of whole numbers. */
export const grid = container('grid', {})
