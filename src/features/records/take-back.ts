import { rowsAt, valueAt, withValue } from '#core/form/node-values.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { parsePath, templateOf, type RecordPath } from '#core/lib/record-path.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import { jsonEqual } from '#core/record/json-equal.ts'
import type { Stored, Vault } from '#storage/vault.ts'
import { changeDraft } from '#workspace/change-draft.ts'
import { isClerkOf } from '#workspace/grants.ts'
import type { OpenRecord } from './load-record.ts'
import { isClosed } from './record-actions.tsx'

/** Whether an earlier value of a place may be written there again: by who may edit, where the place still is and says something else. */
export function mayTakeBack(
  session: SessionMessage,
  { form, record, pending }: OpenRecord,
  path: RecordPath,
  earlier: JsonValue | undefined,
): boolean {
  if (pending !== null || isClosed(record.state.kind) || !isClerkOf(session, form.definition.key, record.unitId)) return false
  const node = form.byPath.get(templateOf(path))
  if (node === undefined || path.endsWith('/#order') || node.settings.computed === true || node.type === 'assigned-number') return false
  const now = valueAt(record.values, path)
  const same = now === undefined || earlier === undefined ? now === earlier : jsonEqual(now, earlier)
  return !same && rowsAreThere(record, path)
}

/** A value of a row that was removed has no place to go back to. */
function rowsAreThere({ values }: OpenRecord['record'], path: RecordPath): boolean {
  const parts = path.split('/')
  return parsePath(path).every(
    (segment, i) => segment.kind !== 'row' || rowsAt(values, parts.slice(0, i + 1).join('/')).includes(segment.row),
  )
}

/** Writes the earlier value into the draft of this record, or one begun from it: looked at, checked and sent like any change. */
export async function takeBack(
  vault: Vault,
  { form, context, record }: OpenRecord,
  path: RecordPath,
  earlier: JsonValue | undefined,
  now: number,
): Promise<Stored<void>> {
  const found = await vault.draft(record.recordId)
  if (!found.ok) return found
  const draft = found.value ?? changeDraft({ form, context, authorId: vault.userId, now, record })
  const { [path]: _typed, ...raw } = draft.raw
  const values = withValue(draft.values, path, earlier)
  return vault.saveDraft({ ...draft, values, raw, changedAt: now })
}
