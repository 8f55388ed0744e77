import { isTestKey, realKey } from '#core/form/test-key.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import { reachedUnits } from '#core/protocol/reached-units.ts'
import type { SessionMessage } from '#core/protocol/session.ts'

/** The scopes a device holds: each unit where the person is a clerk, merged ones and those below included, × each form reached there. Reviewers work online. */
export function scopesOf(session: SessionMessage, forms: readonly FormSummary[]): ReadonlySet<string> {
  const keys = new Set(forms.map((form) => form.key))
  const scopes = session.grants
    .filter((grant) => grant.role === 'clerk')
    .flatMap((grant) => {
      const reached = [...keys].filter((key) => grant.formKey === '*' || grant.formKey === realKey(key))
      return reachedUnits(grant).flatMap((unitId) => reached.map((key) => `${unitId}/${key}`))
    })
  return new Set(scopes)
}

/** Whether any right to records of the scope is left, in whatever role, so that copies fetched online may stay. Those of a test may end with it. */
export function mayHold(session: SessionMessage, scope: string): boolean {
  const [unitId, key = ''] = scope.split('/')
  if (isTestKey(key)) return false
  return session.grants.some(
    (grant) => (grant.formKey === '*' || grant.formKey === key) && reachedUnits(grant).some((reached) => reached === unitId),
  )
}
