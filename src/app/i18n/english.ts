import { rendererTextsEn } from '#renderer/texts-en.ts'
import { uiTextsEn } from '#ui/texts-en.ts'
import { en } from './en/en.ts'

/** All English words, fetched when somebody chooses English. */
export const english = { ...en, ...uiTextsEn, ...rendererTextsEn }
