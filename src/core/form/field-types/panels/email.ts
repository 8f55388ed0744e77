import { mostCharactersEntry } from './entries/scalar-entries.ts'
import type { Panel } from './panel.ts'

/** How long. */
export const emailPanel: Panel = [mostCharactersEntry]
