import { container } from './container.ts'

/** Fields that belong together, in an object of their own. */
export const group = container('group', {})
