import type { Words } from '../words.ts'

export const status: Words['status'] = {
  draft: 'Unfinished on this device',
  'draft-change': 'Being changed on this device',
  queued: 'On this device, waiting to be sent',
  withdrawing: 'On this device, withdrawal not sent yet',
  'awaiting-files': 'Record sent, files to follow',
  sending: 'Sending',
  stopped: 'Needs attention',
  held: 'On this device, waits for an earlier change',
  received: 'Received by the server',
  'in-review': 'In review',
  returned: 'Returned, needs correction',
  approved: 'Approved',
  locked: 'Locked',
  'correction-requested': 'Correction awaits decision',
  withdrawn: 'Withdrawn',
  cancelled: 'Cancelled',
  erased: 'Erased by law',
}
