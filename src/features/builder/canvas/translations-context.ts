import { createContext } from 'react'
import type { FormDefinition } from '#core/form/definition.ts'

/** The words of the form in other languages: what is drawn near the screen takes part when one of them changes, the other cards do not. */
export const TranslationsContext = createContext<FormDefinition['translations']>({})
