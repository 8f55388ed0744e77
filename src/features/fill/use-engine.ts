import { useState } from 'react'

export type FormEngine = 'phieu' | 'rjsf'

const KEY = 'phieu.form-engine'

/** Which of the two draws the form: ours, or RJSF. Remembered for this tab. */
export function useEngine(): { readonly engine: FormEngine; readonly toggle: () => void } {
  const [engine, setEngine] = useState<FormEngine>(() => (sessionStorage.getItem(KEY) === 'rjsf' ? 'rjsf' : 'phieu'))
  const toggle = () => {
    const next = engine === 'rjsf' ? 'phieu' : 'rjsf'
    sessionStorage.setItem(KEY, next)
    setEngine(next)
  }
  return { engine, toggle }
}
