import { RouterProvider } from '@tanstack/react-router'
import { I18nextProvider } from 'react-i18next'
import { ServicesContext } from '#workspace/services.ts'
import { UnsavedWorkContext } from '#workspace/unsaved-work.ts'
import { AppPartsContext, type AppParts } from './app-parts.ts'
import { ErrorBoundary } from './boundary/error-boundary.tsx'
import type { AppRouter } from './router.tsx'

export function App({ parts, router }: { readonly parts: AppParts; readonly router: AppRouter }) {
  return (
    <I18nextProvider i18n={parts.i18n}>
      <ErrorBoundary>
        <AppPartsContext value={parts}>
          <ServicesContext value={parts.services}>
            <UnsavedWorkContext value={parts.unsaved}>
              <RouterProvider router={router} />
            </UnsavedWorkContext>
          </ServicesContext>
        </AppPartsContext>
      </ErrorBoundary>
    </I18nextProvider>
  )
}
