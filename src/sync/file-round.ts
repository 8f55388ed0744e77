import { err, ok, type Result } from '#core/lib/result.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { FileStop, FileTransfer } from '#storage/file-transfer.ts'
import { note } from './note.ts'
import { pullRound } from './pull-round.ts'
import { pushDuring } from './push-during.ts'
import type { RoundDeps } from './round-deps.ts'
import { networkTrouble, storageTrouble, type SyncTrouble } from './sync-trouble.ts'

/**
 * Sends the files of landed records one by one, oldest first, new operations in between; then fetches what became of the
 * records. A file that the server refuses stops alone; one that failed for another reason lets the others pass and is tried again.
 */
export async function fileRound(deps: RoundDeps): Promise<Result<void, SyncTrouble>> {
  const { vault, clock, tried } = deps
  const reconciled = await vault.reconcileFiles(clock())
  if (!reconciled.ok) return err(storageTrouble(reconciled.error))
  let stored = 0
  let trouble: SyncTrouble | null = null
  for (;;) {
    const next = await vault.nextFile(tried.files)
    if (!next.ok) return err(storageTrouble(next.error))
    if (next.value === null) break
    const { transfer, left } = next.value
    tried.files.add(transfer.id)
    await deps.onFiles(left)
    const sent = await sendFile(deps, transfer)
    if (sent.ok) stored += sent.value
    else if (endsRound(sent.error)) return sent
    else trouble ??= sent.error
  }
  const cleared = await vault.collectFiles(clock())
  if (!cleared.ok) return err(storageTrouble(cleared.error))
  if (trouble !== null) return err(trouble)
  return stored > 0 ? pullRound(deps) : ok(undefined)
}

/** Value: how many files the server has taken. */
async function sendFile(deps: RoundDeps, transfer: FileTransfer): Promise<Result<0 | 1, SyncTrouble>> {
  const { vault, api, clock, onHeard, stopped: signal } = deps
  const { id, unitId, recordId, file } = transfer
  const bytes = await vault.readFile(file.sha256)
  if (!bytes.ok && bytes.error.kind !== 'damaged') return err(storageTrouble(bytes.error))
  if (!bytes.ok || bytes.value === null) return stop(deps, id, { kind: bytes.ok ? 'missing' : 'damaged' })
  const marked = await vault.markFileSending(id, clock())
  if (!marked.ok) return err(storageTrouble(marked.error))
  const upload = api.putFile(unitId, recordId, file.sha256, bytes.value, { resume: transfer.state.kind === 'sending', signal })
  const pushed = await pushDuring(deps, upload)
  const answer = await upload
  if (answer.ok) {
    onHeard()
    const done = await vault.fileSent(id, answer.value.receipt)
    if (!done.ok) return err(storageTrouble(done.error))
    const noted = await note(deps, 'push', 'file-stored 1')
    if (!noted.ok) return noted
    return pushed.ok ? ok(1) : pushed
  }
  const code = refusal(answer.error)
  if (code === null) return err(networkTrouble(answer.error))
  onHeard()
  const stopped = await stop(deps, id, { kind: 'refused', code })
  return stopped.ok && !pushed.ok ? pushed : stopped
}

async function stop(deps: RoundDeps, id: string, why: FileStop): Promise<Result<0, SyncTrouble>> {
  const stopped = await deps.vault.stopFile(id, why)
  if (!stopped.ok) return err(storageTrouble(stopped.error))
  const noted = await note(deps, 'failure', `file-stopped 1, ${why.kind === 'refused' ? why.code : why.kind}`)
  return noted.ok ? ok(0) : noted
}

/** Sending it again would change nothing: a person has to act. Null: it may go another time. */
function refusal(failure: NetworkFailure): string | null {
  if (failure.kind !== 'problem') return null
  const { status, code } = failure.problem
  return status >= 400 && status < 500 && ![401, 408, 425, 426, 429].includes(status) && code !== 'password.change' ? code : null
}

/** Without a network, a session, or room on this device no other file gets further either. */
function endsRound(trouble: SyncTrouble): boolean {
  if (trouble.kind !== 'network') return true
  const { failure } = trouble
  if (failure.kind === 'timeout') return false
  return failure.kind !== 'problem' || ![500, 502, 504].includes(failure.problem.status)
}
