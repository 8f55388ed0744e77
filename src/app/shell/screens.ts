import type { SessionMessage } from '#core/protocol/session.ts'
import type { IconName } from '#ui/icon-paths.ts'
import { hasRole } from '#workspace/grants.ts'

export interface ScreenItem {
  readonly kind: 'forms' | 'work' | 'records' | 'review' | 'device'
  readonly icon: IconName
}

/** The screens this person uses, in the order of the day's work. */
export function screensOf(session: SessionMessage): readonly ScreenItem[] {
  const reviews = hasRole(session, 'reviewer', 'data-owner')
  return [
    ...(hasRole(session, 'clerk')
      ? [{ kind: 'forms', icon: 'form' } as const, { kind: 'work', icon: 'inbox' } as const]
      : [{ kind: 'forms', icon: 'form' } as const]),
    ...(reviews ? [{ kind: 'review', icon: 'check-circle' } as const] : []),
    { kind: 'records', icon: 'search' },
    { kind: 'device', icon: 'device' },
  ]
}
