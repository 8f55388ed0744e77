import { imageChoicesEntry } from './entries/image-entry.ts'
import type { Panel } from './panel.ts'

/** Choices with their pictures. */
export const imageChoicePanel: Panel = [imageChoicesEntry]
