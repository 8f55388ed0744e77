import { createContext, useContext } from 'react'
import type { FormSection } from '#core/form/compiled-form.ts'

/** The sections on the page that is open. */
export const WholeSections = createContext<readonly FormSection[]>([])

export const useWholeSections = (): readonly FormSection[] => useContext(WholeSections)
