import { err, ok, type Result } from '#core/lib/result.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { FileStop, FileTransfer } from '#storage/file-transfer.ts'
import { note } from './note.ts'
import { pullRound } from './pull-round.ts'
import { pushDuring } from './push-during.ts'
import type { RoundDeps } from './round-deps.ts'
import { networkTrouble, storageTrouble, type SyncTrouble } from './sync-trouble.ts'

/** Two fill a line that one leaves idle while the server works on the last bytes. */
const AT_ONCE = 2

/**
 * Sends the files of landed records, the oldest first and two at a time, new operations in between; then fetches what became of the
 * records. A file that the server refuses stops alone; one that failed for another reason lets the others pass and is tried again.
 */
export async function fileRound(deps: RoundDeps): Promise<Result<void, SyncTrouble>> {
  const { vault, clock } = deps
  const reconciled = await vault.reconcileFiles(clock())
  if (!reconciled.ok) return err(storageTrouble(reconciled.error))
  const round: FilesOfRound = { isOver: false, stored: 0, ended: null, trouble: null }
  const sending = Promise.all(Array.from({ length: AT_ONCE }, () => sendFiles(deps, round)))
  const pushed = await pushDuring(deps, sending, () => (round.isOver = true))
  await sending
  if (round.ended !== null) return err(round.ended)
  if (!pushed.ok) return pushed
  const cleared = await vault.collectFiles(clock())
  if (!cleared.ok) return err(storageTrouble(cleared.error))
  if (round.trouble !== null) return err(round.trouble)
  return round.stored > 0 ? pullRound(deps) : ok(undefined)
}

/** What those who send share. */
interface FilesOfRound {
  /** No other file is begun. */
  isOver: boolean
  stored: number
  /** Why no other file gets further either. */
  ended: SyncTrouble | null
  /** Why the first of those failed that are tried again. */
  trouble: SyncTrouble | null
}

/** One after the other, as long as there are any that nobody has begun. */
async function sendFiles(deps: RoundDeps, round: FilesOfRound): Promise<void> {
  const { vault, tried } = deps
  const end = (trouble: SyncTrouble): void => {
    round.isOver = true
    round.ended ??= trouble
  }
  while (!round.isOver) {
    const next = await vault.nextFile(tried.files)
    if (!next.ok) return end(storageTrouble(next.error))
    if (next.value === null) return
    const { transfer, left } = next.value
    if (tried.files.has(transfer.id)) continue // begun by the other one meanwhile
    tried.files.add(transfer.id)
    await deps.onFiles(left)
    const sent = await sendFile(deps, transfer)
    if (sent.ok) round.stored += sent.value
    else if (endsRound(sent.error)) end(sent.error)
    else round.trouble ??= sent.error
  }
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
  const answer = await api.putFile(unitId, recordId, file.sha256, bytes.value, { resume: transfer.state.kind === 'sending', signal })
  if (answer.ok) {
    onHeard()
    const done = await vault.fileSent(id, answer.value.receipt)
    if (!done.ok) return err(storageTrouble(done.error))
    const noted = await note(deps, 'push', 'file-stored 1')
    return noted.ok ? ok(1) : noted
  }
  const code = refusal(answer.error)
  if (code === null) return err(networkTrouble(answer.error))
  onHeard()
  return stop(deps, id, { kind: 'refused', code })
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
