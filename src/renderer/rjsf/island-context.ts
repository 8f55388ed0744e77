import { createContext, useContext } from 'react'
import type { TFunction } from 'i18next'
import { must } from '#core/lib/assert.ts'

/** RJSF's way to a part of the value: names, and numbers of items. */
export type Way = readonly (string | number)[]

/** What our templates and widgets need besides RJSF's own props. A context, because RJSF compares all its props deeply at each key. */
export interface IslandContextValue {
  readonly t: TFunction
  /** Puts a part of the value back that RJSF has no way of its own to bring back. */
  readonly put: (way: Way, part: unknown) => void
}

export const IslandContext = createContext<IslandContextValue | null>(null)

export const useIsland = (): IslandContextValue => must(useContext(IslandContext), 'a part of RJSF outside an island')
