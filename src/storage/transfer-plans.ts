import type { FileValue } from '#core/form/field-types/file-value.ts'
import { ok } from '#core/lib/result.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { filesNamed } from '#core/record/files-named.ts'
import type { Operation } from '#core/record/operation.ts'
import type { Plan } from './commit-plan.ts'
import { openTransfer, sealNewTransfer, sealTransfer, type TransferSecret } from './file-transfer.ts'
import type { VaultCipher } from './vault-cipher.ts'
import type { CursorRow, TransferRow } from './vault-database.ts'
import type { Stored } from './vault.ts'

export type TransferPlan = Required<Pick<Plan, 'puts' | 'deletions'>>

const once = (files: readonly FileValue[]): readonly FileValue[] => [...new Map(files.map((file) => [file.sha256, file])).values()]

const filesBrought = ({ changes }: Operation): readonly FileValue[] => Object.values(changes).flatMap(({ value }) => filesNamed(value))

/** The files that an operation brings, in its values and in what it keeps aside; what a value was before is the server's already. */
export const filesOfOperation = (operation: Operation): readonly FileValue[] =>
  once([...filesBrought(operation), ...filesNamed({ ...operation.orphans })])

/**
 * With the operation goes the order to send its files, once it has landed. Of a file kept aside only when its bytes are here: a value that
 * the record had before the draft has no place either, and its file is the server's already, or comes from the device that took it.
 * @param isHere whether the file lies here; asked only of what is kept aside
 */
export async function transfersOf(
  cipher: VaultCipher,
  operation: Operation,
  isHere: (sha256: string) => Promise<Stored<boolean>>,
  { title, now, makeId }: { readonly title: string; readonly now: number; readonly makeId: () => string },
): Promise<Stored<readonly TransferRow[]>> {
  const aside: FileValue[] = []
  for (const file of filesNamed({ ...operation.orphans })) {
    const here = await isHere(file.sha256)
    if (!here.ok) return here
    if (here.value) aside.push(file)
  }
  const files = once([...filesBrought(operation), ...aside])
  return ok(await Promise.all(files.map((file) => sealNewTransfer(cipher, { id: makeId(), operation, title, file, status: 'held', now }))))
}

/** What of the outcome concerns files; null: the operation has not landed. */
export function landedFiles(outcome: PushOutcome): { readonly revision: number; readonly awaiting: ReadonlySet<string> } | null {
  switch (outcome.kind) {
    case 'applied':
    case 'duplicate':
    case 'merged':
    case 'conflict':
    case 'correction-requested':
      return { revision: outcome.revision, awaiting: new Set(outcome.awaitingFiles ?? []) }
    default:
      return null
  }
}

/** An answered operation as it was in the outbox. */
export interface Landing {
  readonly operation: Pick<Operation, 'opId' | 'recordId' | 'unitId'>
  readonly outcome: PushOutcome
}

/**
 * What the answers mean for the files: those of landed operations are sent now, unless the record does not await them because
 * the server has them from elsewhere.
 */
export async function landingPlan(
  cipher: VaultCipher,
  rows: readonly TransferRow[],
  landings: readonly Landing[],
  cursors: readonly CursorRow[],
): Promise<Stored<TransferPlan>> {
  const plan = { puts: [] as TransferPlan['puts'][number][], deletions: [] as TransferPlan['deletions'][number][] }
  const pulled = new Map<string, number>(cursors.map(({ scope, seq }) => [scope, seq]))
  const byOp = new Map<string, Landing>(landings.map((landing) => [landing.operation.opId, landing]))
  for (const row of rows) {
    const landing = byOp.get(row.opId)
    const landed = landing === undefined ? null : landedFiles(landing.outcome)
    if (landing === undefined || landed === null || row.status !== 'held') continue
    const secret = await openTransfer(cipher, row)
    if (!secret.ok) continue // it stays, is named by `damaged`, and found again when the record says what it awaits
    if (!landed.awaiting.has(secret.value.file.sha256)) {
      plan.deletions.push({ table: 'transfers', id: row.id, rev: row.rev })
      continue
    }
    const next: TransferSecret = {
      ...secret.value,
      unitId: landing.operation.unitId,
      landed: landed.revision,
      landedSeq: pulled.get(`${landing.operation.unitId}/${row.formKey}`) ?? 0,
    }
    plan.puts.push({ table: 'transfers', row: await sealTransfer(cipher, { ...row, status: 'waiting' }, next) })
  }
  return ok(plan)
}
