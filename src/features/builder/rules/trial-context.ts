import { createContext } from 'react'
import type { FormContext } from '#core/form/compiled-form.ts'
import type { JsonObject } from '#core/lib/json.ts'

/** With what an expression may be tried: the samples of the form. Null where there is nothing to try with. */
export interface TrialGround {
  readonly context: FormContext
  readonly samples: readonly { readonly id: string; readonly title: string; readonly values: JsonObject }[]
}

export const TrialContext = createContext<TrialGround | null>(null)
