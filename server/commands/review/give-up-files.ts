import { ok, type Result } from '#core/lib/result.ts'
import type { DecisionRequest } from '#core/protocol/records.ts'
import type { Tx } from '../../db/transaction.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import type { Deciding } from './decide.ts'
import { withFiles } from './with-files.ts'
import type { Decided } from './write-decision.ts'

/**
 * The record awaits these files no longer, and takes its receipt when it awaits nothing else: they are only kept aside, so that no
 * change could take them out. What is not awaited is not read back as kept aside (`loadAsideFiles`), so that lasts.
 */
export async function giveUpFiles(
  tx: Tx,
  deciding: Deciding,
  { files, comment }: Extract<DecisionRequest['decision'], { kind: 'give-up-files' }>,
): Promise<Result<Decided, Refusal>> {
  const { record, reader, now } = deciding
  const aside = record.asideFiles.map(({ sha256 }) => sha256)
  if (files.some((file) => !aside.includes(file))) return refuse(409, 'files.not-aside')
  const left = record.asideFiles.filter(({ sha256 }) => !files.includes(sha256))
  const settled = await withFiles(tx, deciding, { ...record, asideFiles: left })
  // What the record's own fields name is awaited as before.
  if (files.some((file) => settled.awaitingFiles.includes(file))) return refuse(409, 'files.not-aside')
  return ok({ record: settled, comments: [{ path: '', text: comment, author: reader.name, at: now.toISOString() }] })
}
