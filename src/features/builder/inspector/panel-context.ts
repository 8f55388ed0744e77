import { createContext, useContext } from 'react'
import type { PanelSection } from '#core/form/field-types/panels/panel-schema.ts'

/** What the panel's templates need besides RJSF's own props. */
export interface PanelContextValue {
  readonly sections: readonly PanelSection[]
  /** Codes of choices that a published version has. */
  readonly lockedCodes: ReadonlySet<string>
}

export const PanelContext = createContext<PanelContextValue>({ sections: [], lockedCodes: new Set() })

export const usePanel = (): PanelContextValue => useContext(PanelContext)
