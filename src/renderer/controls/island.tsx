import { lazy, Suspense, type FocusEvent } from 'react'
import { Spinner } from '#ui/spinner.tsx'
import { useFormScope } from '../form-scope.ts'
import { IslandBoundary } from '../island-boundary.tsx'
import type { ControlProps } from './control-props.ts'

/** RJSF comes with the first island that is shown; a form without islands never loads it. */
const IslandForm = lazy(() => import('../rjsf/island-form.tsx').then((module) => ({ default: module.IslandForm })))

const isFilled = (element: Element): boolean =>
  (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) &&
  element.value !== ''

/** A part of the form that RJSF draws from its schema. Where somebody has been inside, mistakes show. */
export function Island({ place }: ControlProps) {
  const { store, t } = useFormScope()
  const onBlur = ({ target }: FocusEvent) => {
    const inner = target.closest('[data-inner]')?.getAttribute('data-inner') ?? null
    // Nobody is scolded for walking past an empty field; sending tells.
    if (inner !== null && inner !== '' && isFilled(target)) store.visit(place, place.path + inner)
  }
  return (
    // The controls inside are the interactive elements; that they are left bubbles up to here.
    <div id={place.id} tabIndex={-1} onBlur={onBlur}>
      <IslandBoundary message={t('island.broken')}>
        <Suspense fallback={<Spinner label={t('island.loading')} />}>
          <IslandForm place={place} />
        </Suspense>
      </IslandBoundary>
    </div>
  )
}
