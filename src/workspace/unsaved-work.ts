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
}

export function createUnsavedWork(): UnsavedWork {
  const forms = new Set<OpenForm>()
  return {
    add(form) {
      forms.add(form)
      return () => forms.delete(form)
    },
    hasOpen: () => forms.size > 0,
    isDirty: () => [...forms].some((form) => form.isDirty()),
    async saveAll() {
      const kept = await Promise.all([...forms].map((form) => form.flush()))
      return kept.every(Boolean)
    },
  }
}

export const UnsavedWorkContext = createContext<UnsavedWork | null>(null)

export const useUnsavedWork = (): UnsavedWork => must(use(UnsavedWorkContext), 'screens are mounted under UnsavedWorkContext')
