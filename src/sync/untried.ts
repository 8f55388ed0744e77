import type { RoundDeps } from './round-deps.ts'

type Untried = (deps: Pick<RoundDeps, 'vault' | 'tried'>) => Promise<boolean>

/** Whether an operation could be sent that the round has not tried. */
export const hasUntriedOperations: Untried = async ({ vault, tried }) => {
  const untried = await vault.hasUntried(tried.operations)
  return untried.ok && untried.value
}

export const hasUntriedFiles: Untried = async ({ vault, tried }) => {
  const next = await vault.nextFile(tried.files)
  return next.ok && next.value?.transfer.state.kind === 'waiting'
}
