import type { SessionMessage } from '#core/protocol/session.ts'
import { hasRole } from './grants.ts'

/** Where this person's work begins: entering, making forms, deciding, or looking. */
export function homePlace(session: SessionMessage): { readonly kind: 'forms' | 'form-versions' | 'review' | 'records' } {
  if (hasRole(session, 'clerk')) return { kind: 'forms' }
  if (hasRole(session, 'form-author', 'publisher')) return { kind: 'form-versions' }
  return { kind: hasRole(session, 'reviewer', 'data-owner', 'administrator') ? 'review' : 'records' }
}
