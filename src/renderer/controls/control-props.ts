import type { ComponentType } from 'react'
import type { Place } from '../place.ts'

export interface ControlProps {
  readonly place: Place
  readonly required: boolean
  readonly invalid: boolean
  /** Ids of help and error, for `aria-describedby`. */
  readonly describedBy: string | undefined
  /** Ids of what names it, where no label stands: in a table its column and its row. */
  readonly labelledBy?: string | undefined
}

export type ControlComponent = ComponentType<ControlProps>
