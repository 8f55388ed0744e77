import { sql } from 'kysely'
import type { UnitId } from '#core/lib/ids.ts'
import type { Db } from '../../db/database.ts'
import type { Tx } from '../../db/transaction.ts'
import { verifyForm } from '../authoring/form-events.ts'
import { verifyList } from '../authoring/lists/list-events.ts'
import type { ChainVerdict } from './chain.ts'
import { verifyAccess, verifyScope } from './verify-chains.ts'

/** One chain of the installation, named as a person looks for it. */
export interface VerifiedChain {
  /** What was entered and decided in a scope · who read records, by the reader's unit · what was done to a form, to a code list. */
  readonly kind: 'changes' | 'access' | 'form' | 'list'
  /** `<unit key>/<form key>`, a unit's key, a form's, a list's. */
  readonly name: string
  readonly verdict: ChainVerdict
}

interface Chain extends Pick<VerifiedChain, 'kind' | 'name'> {
  verify(tx: Tx): Promise<ChainVerdict>
}

/** Every chain that has a head or an entry: whoever takes away the head as well must not take away the question. */
async function chainsOf(owner: Db): Promise<readonly Chain[]> {
  const { rows: scopes } = await sql<{ unit_id: UnitId; form_key: string; key: string | null }>`
    select s.unit_id, s.form_key, u.key
    from (select unit_id, form_key from scopes union select unit_id, form_key from audit_change) s left join units u using (unit_id)
    order by u.key, s.form_key`.execute(owner)
  const { rows: units } = await sql<{ unit_id: UnitId; key: string | null }>`
    select a.unit_id, u.key from (select unit_id from access_chains union select unit_id from audit_access) a left join units u using (unit_id)
    order by u.key`.execute(owner)
  const { rows: forms } = await sql<{ key: string }>`
    select form_key as key from form_chains union select form_key from form_events order by 1`.execute(owner)
  const { rows: lists } = await sql<{ key: string }>`
    select list_key as key from list_chains union select list_key from list_events order by 1`.execute(owner)
  return [
    ...scopes.map((scope): Chain => ({
      kind: 'changes',
      name: `${scope.key ?? scope.unit_id}/${scope.form_key}`,
      verify: (tx) => verifyScope(tx, scope.unit_id, scope.form_key),
    })),
    ...units.map((unit): Chain => ({ kind: 'access', name: unit.key ?? unit.unit_id, verify: (tx) => verifyAccess(tx, unit.unit_id) })),
    ...forms.map(({ key }): Chain => ({ kind: 'form', name: key, verify: (tx) => verifyForm(tx, key) })),
    ...lists.map(({ key }): Chain => ({ kind: 'list', name: key, verify: (tx) => verifyList(tx, key) })),
  ]
}

/**
 * Checks every chain, one after the other, each as it stands at one moment: the server may be running beside.
 * @param owner unfenced, or rows that tell of records kept for named people are not seen
 */
export async function* verifyInstallation(owner: Db): AsyncGenerator<VerifiedChain> {
  for (const { kind, name, verify } of await chainsOf(owner))
    yield { kind, name, verdict: await owner.transaction().setIsolationLevel('repeatable read').execute(verify) }
}
