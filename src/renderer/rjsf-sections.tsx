import { lazy, Suspense } from 'react'
import type { FormSection } from '#core/form/compiled-form.ts'
import { Spinner } from '#ui/spinner.tsx'
import { useFormScope } from './form-scope.ts'
import { IslandBoundary } from './island-boundary.tsx'

const WholeForm = lazy(() => import('./rjsf/whole/whole-form.tsx').then((module) => ({ default: module.WholeForm })))

interface RjsfSectionsProps {
  readonly sections: readonly FormSection[]
  readonly disabled: boolean
}

/** The sections of the form drawn by RJSF, which comes only when somebody asks for it. */
export function RjsfSections({ sections, disabled }: RjsfSectionsProps) {
  const { t } = useFormScope()
  return (
    <fieldset className="ph-form-fields" role="presentation" disabled={disabled}>
      <IslandBoundary message={t('island.broken')}>
        <Suspense fallback={<Spinner label={t('island.loading')} />}>
          <WholeForm sections={sections} />
        </Suspense>
      </IslandBoundary>
    </fieldset>
  )
}
