import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#core/lib/numbers.ts'
import type { CheckProgress } from '#core/form/validate-record.ts'
import { Button } from '#ui/button.tsx'

/** Milliseconds before a check is worth a word: a line that flashes up says nothing. */
const QUIET = 300

function useAfter(millis: number): boolean {
  const [passed, setPassed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), millis)
    return () => clearTimeout(timer)
  }, [millis])
  return passed
}

function useEscape(act: () => void): void {
  useEffect(() => {
    // What is open above the form, a list or the search, closes first.
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [act])
}

export interface CheckLineProps {
  readonly progress: CheckProgress | null
  readonly onStop: () => void
}

/** How far the check of a large form is, and the way out of waiting for it. */
export function CheckLine({ progress, onStop }: CheckLineProps) {
  const { t } = useTranslation()
  const late = useAfter(QUIET)
  useEscape(onStop)
  const words =
    progress === null
      ? t('fill.preparingCheck')
      : t('fill.checkingFar', { done: formatNumber(progress.done), total: formatNumber(progress.total) })
  return (
    <span className="fill-checking">
      <span role="status">{late && words}</span>
      {late && (
        <Button small look="quiet" onClick={onStop} aria-keyshortcuts="Escape">
          {t('fill.stopCheck')}
        </Button>
      )}
    </span>
  )
}
