import type { FormSummary } from '#core/protocol/catalogue.ts'
import { reachedUnits } from '#core/protocol/reached-units.ts'
import type { SessionMessage } from '#core/protocol/session.ts'

/** The scopes a device holds: each unit where the person is a clerk, merged ones and those below included, × each form reached there. Reviewers work online. */
export function scopesOf(session: SessionMessage, forms: readonly FormSummary[]): ReadonlySet<string> {
  const keys = new Set(forms.map((form) => form.key))
  const scopes = session.grants
    .filter((grant) => grant.role === 'clerk')
    .flatMap((grant) => {
      const reached = [...keys].filter((key) => grant.formKey === '*' || grant.formKey === key)
      return reachedUnits(grant).flatMap((unitId) => reached.map((key) => `${unitId}/${key}`))
    })
  return new Set(scopes)
}

/**
 * Whether the person has any right left to records of the scope, so that a copy fetched online may stay. A right reaches the
 * units below its own, which the session does not name: only that of a commune-level unit is known to end there.
 */
export function mayHold(session: SessionMessage, scope: string): boolean {
  const [unitId, key] = scope.split('/')
  const isLeaf = (id: string) => session.units.find((unit) => unit.unitId === id)?.kind === 'commune'
  return session.grants.some(
    (grant) => (grant.formKey === '*' || grant.formKey === key) && (grant.unitId === unitId || !isLeaf(grant.unitId)),
  )
}
