import type { FormDefinition } from '#core/form/definition.ts'
import { findDefinition, type DefinitionFindings } from './definition-findings.ts'

/** The part of a `Worker` that is needed, so that tests bring one of their own. */
export type CheckPort = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

export interface DefinitionChecker {
  /** `tell` hears of the last definition given; of those before only when they were done first. */
  check(definition: FormDefinition, tell: (findings: DefinitionFindings) => void): void
  stop(): void
}

/** Looks at definitions in a thread of its own; here, where there is none or when it has failed. */
export function createDefinitionChecker(start: (() => CheckPort) | null): DefinitionChecker {
  let port: CheckPort | null = null
  let hasFailed = start === null
  let latest: { readonly id: number; readonly definition: FormDefinition; readonly tell: (findings: DefinitionFindings) => void } | null =
    null
  const here = () => {
    if (latest === null) return
    const { definition, tell } = latest
    latest = null
    tell(findDefinition(definition))
  }
  const open = (): CheckPort | null => {
    if (port !== null || start === null || hasFailed) return port
    port = start()
    port.addEventListener('message', ((event: MessageEvent<{ readonly id: number; readonly findings: DefinitionFindings }>) => {
      if (event.data.id === latest?.id) latest.tell(event.data.findings)
    }) as EventListener) // a worker's messages are message events
    port.addEventListener('error', () => {
      hasFailed = true
      port?.terminate()
      port = null
      here()
    })
    return port
  }
  let count = 0
  return {
    check(definition, tell) {
      latest = { id: ++count, definition, tell }
      const thread = open()
      if (thread === null) here()
      else thread.postMessage({ id: count, definition })
    },
    stop() {
      latest = null
      port?.terminate()
      port = null
    },
  }
}
