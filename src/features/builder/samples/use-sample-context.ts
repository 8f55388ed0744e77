import { useMemo } from 'react'
import type { FormContext } from '#core/form/compiled-form.ts'

/** Samples are of a demonstration: the personal numbers in them belong to nobody. */
export const useSampleContext = (context: FormContext): FormContext => useMemo(() => ({ ...context, demo: true }), [context])
