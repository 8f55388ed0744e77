import { createContext } from 'react'
import type { AuthoredSample } from '#storage/authored-sample.ts'

/** A record that was written with a form, right or wrong on purpose. */
export interface FormSample extends Pick<AuthoredSample, 'values' | 'reasons'> {
  readonly isValid: boolean
}

/** By the key of a form: how to get the samples that come along with it. */
export type FormSamples = Readonly<Record<string, () => Promise<readonly FormSample[]>>>

export const FormSamplesContext = createContext<FormSamples>({})
