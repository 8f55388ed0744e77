import type { RecordStateKind } from '#core/record/record-state.ts'
import type { IconName } from '#ui/icon-paths.ts'
import type { Tone } from '#ui/notice.tsx'

export type StatusKind =
  | RecordStateKind
  | 'draft'
  | 'draft-change'
  | 'queued'
  | 'sending'
  | 'stopped'
  | 'held'
  | 'withdrawing'
  | 'awaiting-files'

export interface StatusLook {
  readonly tone: Tone
  readonly icon: IconName
}

/** Colour and sign of each status; the word is `status.<kind>`. */
export const statusLook: Readonly<Record<StatusKind, StatusLook>> = {
  draft: { tone: 'neutral', icon: 'edit' },
  'draft-change': { tone: 'neutral', icon: 'edit' },
  queued: { tone: 'info', icon: 'device' },
  held: { tone: 'info', icon: 'device' },
  withdrawing: { tone: 'info', icon: 'device' },
  'awaiting-files': { tone: 'info', icon: 'upload' },
  sending: { tone: 'info', icon: 'sync' },
  stopped: { tone: 'danger', icon: 'error' },
  received: { tone: 'info', icon: 'cloud-check' },
  'in-review': { tone: 'info', icon: 'eye' },
  returned: { tone: 'warn', icon: 'returned' },
  approved: { tone: 'good', icon: 'check-circle' },
  locked: { tone: 'good', icon: 'lock' },
  'correction-requested': { tone: 'warn', icon: 'comment' },
  withdrawn: { tone: 'neutral', icon: 'undo' },
  cancelled: { tone: 'neutral', icon: 'close' },
  erased: { tone: 'neutral', icon: 'trash' },
}
