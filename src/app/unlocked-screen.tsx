import { Outlet } from '@tanstack/react-router'
import { ReviewRoundProvider } from '#features/review/review-round-provider.tsx'
import type { Vault } from '#storage/vault.ts'
import { ErrorBoundary } from './boundary/error-boundary.tsx'
import { DeskProvider } from './session/desk-provider.tsx'
import type { ServerStanding } from './session/session-state.ts'
import { Shell } from './shell/shell.tsx'

/** The desk of an unlocked person with the screen of the address on it. */
export function UnlockedScreen({ vault, standing }: { readonly vault: Vault; readonly standing: ServerStanding }) {
  return (
    <DeskProvider vault={vault} standing={standing}>
      <ReviewRoundProvider key={vault.session().user.userId}>
        <Shell standing={standing}>
          <ErrorBoundary>
            <Outlet />
          </ErrorBoundary>
        </Shell>
      </ReviewRoundProvider>
    </DeskProvider>
  )
}
