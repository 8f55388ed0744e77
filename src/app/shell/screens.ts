import type { SessionMessage } from '#core/protocol/session.ts'
import type { IconName } from '#ui/icon-paths.ts'
import { hasRole } from '#workspace/grants.ts'

export interface ScreenItem {
  readonly kind: 'forms' | 'work' | 'records' | 'review' | 'form-versions' | 'code-lists' | 'device'
  readonly icon: IconName
}

/** The screens this person uses, in the order of the day's work. */
export function screensOf(session: SessionMessage): readonly ScreenItem[] {
  const enters = hasRole(session, 'clerk')
  // Administrators are the second pair of eyes when a record is erased by law.
  const reviews = hasRole(session, 'reviewer', 'data-owner', 'administrator')
  // Who answers for the data consents to what a version loses, and verifies it.
  const makesForms = hasRole(session, 'form-author', 'publisher', 'data-owner')
  const makesLists = hasRole(session, 'form-author', 'publisher')
  return [
    ...(enters ? [{ kind: 'forms', icon: 'form' } as const, { kind: 'work', icon: 'inbox' } as const] : []),
    ...(reviews ? [{ kind: 'review', icon: 'check-circle' } as const] : []),
    { kind: 'records', icon: 'search' },
    ...(enters ? [] : [{ kind: 'forms', icon: 'form' } as const]),
    ...(makesForms ? [{ kind: 'form-versions', icon: 'edit' } as const] : []),
    ...(makesLists ? [{ kind: 'code-lists', icon: 'menu' } as const] : []),
    { kind: 'device', icon: 'device' },
  ]
}
