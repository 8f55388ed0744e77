import type { FormSummary } from '#core/protocol/catalogue.ts'
import type { SessionMessage } from '#core/protocol/session.ts'

/** The scopes a device holds: each unit where the person is a clerk × each form reached there. Reviewers work online. */
export function scopesOf(session: SessionMessage, forms: readonly FormSummary[]): ReadonlySet<string> {
  const keys = new Set(forms.map((form) => form.key))
  const scopes = session.grants
    .filter((grant) => grant.role === 'clerk')
    .flatMap((grant) => [...keys].filter((key) => grant.formKey === '*' || grant.formKey === key).map((key) => `${grant.unitId}/${key}`))
  return new Set(scopes)
}
