import type { RoundDeps } from './round-deps.ts'

type Untried = (deps: Pick<RoundDeps, 'vault' | 'tried'>) => Promise<boolean>

/** Whether an operation could be sent that the round has not tried. */
export const hasUntriedOperations: Untried = async ({ vault, tried }) => {
  const next = await vault.nextBatch(100, 1_000_000)
  return next.ok && next.value.some((operation) => !tried.operations.has(operation.opId))
}

export const hasUntriedFiles: Untried = async ({ vault, tried }) => {
  const files = await vault.pendingFiles()
  return files.ok && files.value.some(({ id, state }) => state.kind === 'waiting' && !tried.files.has(id))
}
