import { createContext, use } from 'react'
import { must } from '#core/lib/assert.ts'

/** A form that is open for typing. */
export interface OpenForm {
  isDirty(): boolean
  /** Saves at once; true when everything typed is kept. */
  flush(): Promise<boolean>
}

/** The forms open in this tab: asked before an update, a lock or a reload, so that nothing typed is lost. */
export interface UnsavedWork {
  add(form: OpenForm): () => void
  /** A form stands open for typing in this tab, dirty or not. */
  hasOpen(): boolean
  isDirty(): boolean
  saveAll(): Promise<boolean>
  /** Told when a form opens or has closed (which is after its last write). */
  subscribe(listener: () => void): () => void
}

export function createUnsavedWork(): UnsavedWork {
  const forms = new Set<OpenForm>()
  const listeners = new Set<() => void>()
  const tell = () => listeners.forEach((listener) => listener())
  return {
    add(form) {
      forms.add(form)
      tell()
      return () => {
        forms.delete(form)
        tell()
      }
    },
    hasOpen: () => forms.size > 0,
    isDirty: () => [...forms].some((form) => form.isDirty()),
    async saveAll() {
      const kept = await Promise.all([...forms].map((form) => form.flush()))
      return kept.every(Boolean)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const UnsavedWorkContext = createContext<UnsavedWork | null>(null)

export const useUnsavedWork = (): UnsavedWork => must(use(UnsavedWorkContext), 'screens are mounted under UnsavedWorkContext')
