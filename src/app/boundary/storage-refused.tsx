import type { StorageFailure } from '#storage/vault.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { vi } from '../i18n/vi/vi.ts'

/** The device's storage cannot be opened at all: nothing else works then, not even the choice of a language. */
export function StorageRefused({ failure }: { readonly failure: StorageFailure }) {
  return (
    <EmptyState
      icon="error"
      title={vi.shell.brokenTitle}
      action={
        <button type="button" className="ph-button ph-button-primary" onClick={() => location.reload()}>
          {vi.shell.reload}
        </button>
      }
    >
      {vi.failures.storage[failure.kind].replace('{{place}}', '')}
    </EmptyState>
  )
}
