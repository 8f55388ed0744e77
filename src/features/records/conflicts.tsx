import type { RecordMessage } from '#core/protocol/records.ts'
import { ConflictChoices, type ConflictChoice } from '#workspace/conflict-choices.tsx'
import { useDesk } from '#workspace/desk.ts'
import { useDecision } from '#workspace/use-decision.ts'
import { valueOrigins } from '#workspace/value-origins.ts'
import type { OpenRecord } from './load-record.ts'

interface ConflictsProps {
  readonly open: OpenRecord
  readonly onChanged: () => void
}

/** All values of each place that several people changed; the choice needs the server, which has the newest of them. */
export function Conflicts({ open, onChanged }: ConflictsProps) {
  const { message } = open
  return message !== null && message.actions.includes('resolve-conflict') ? (
    <Choosing open={open} message={message} onChanged={onChanged} />
  ) : (
    <ConflictChoices {...subjectOf(open)} onChoose={null} busy={false} error={null} />
  )
}

function Choosing({ open, message, onChanged }: ConflictsProps & { readonly message: RecordMessage }) {
  const { sync } = useDesk()
  const { decide, busy, error } = useDecision(message, onChanged)
  const choose = async (choice: ConflictChoice) => {
    if ((await decide({ kind: 'resolve-conflict', ...choice })) === null) return
    onChanged()
    // The operation that waited in this device's outbox is settled by the next pull.
    void sync.now()
  }
  return <ConflictChoices {...subjectOf(open)} onChoose={(choice) => void choose(choice)} busy={busy} error={error} />
}

const subjectOf = ({ form, context, record, message }: OpenRecord) => ({
  subject: { form, context, values: record.values, conflicts: record.conflicts },
  origins: valueOrigins(message?.revisions ?? [], record.authorName),
})
