import { useEffect, useState } from 'react'
import type { FormDefinition } from '#core/form/definition.ts'
import { createDefinitionChecker } from './definition-checker.ts'
import { noFindings, type DefinitionFindings } from './definition-findings.ts'

/** How long nothing has changed before the whole is looked at, milliseconds. */
const PAUSE = 250

const startWorker =
  typeof Worker === 'undefined'
    ? null
    : () => new Worker(new URL('./definition-worker.ts', import.meta.url), { type: 'module', name: 'definition' })

/** What stands against the definition as it was a moment ago. */
export function useFindings(definition: FormDefinition): DefinitionFindings {
  const [findings, setFindings] = useState(noFindings)
  const [checker] = useState(() => createDefinitionChecker(startWorker))
  useEffect(() => () => checker.stop(), [checker])
  useEffect(() => {
    const timer = setTimeout(() => checker.check(definition, setFindings), PAUSE)
    return () => clearTimeout(timer)
  }, [checker, definition])
  return findings
}
