import type { SessionMessage } from '#core/protocol/session.ts'
import { hasRole } from './grants.ts'

/** Where this person's work begins: entering, deciding, or looking. */
export function homePlace(session: SessionMessage): { readonly kind: 'forms' | 'review' | 'records' } {
  if (hasRole(session, 'clerk', 'form-author', 'publisher')) return { kind: 'forms' }
  return { kind: hasRole(session, 'reviewer', 'data-owner', 'administrator') ? 'review' : 'records' }
}
