import { createContext, useContext } from 'react'
import type { TFunction } from 'i18next'
import { must } from '#core/lib/assert.ts'

/** What our templates and widgets need besides RJSF's own props. A context, because RJSF compares all its props deeply at each key. */
export interface IslandContextValue {
  readonly t: TFunction
}

export const IslandContext = createContext<IslandContextValue | null>(null)

export const useIsland = (): IslandContextValue => must(useContext(IslandContext), 'a part of RJSF outside an island')
