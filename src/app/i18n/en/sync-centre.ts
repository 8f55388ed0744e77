import type { Words } from '../words.ts'

export const syncCentre: Words['syncCentre'] = {
  title: 'Exchange with the server',
  last: 'Last complete exchange',
  lastNever: 'Never on this device',
  clock: 'The clock of this device',
  clockUnknown: 'Not compared with the server yet; that needs a network',
  clockRight: 'Agrees with the server',
  clockAhead: '{{count}} minutes ahead of the server',
  clockBehind: '{{count}} minutes behind the server',
  clockHelp:
    'A wrong clock makes the days on forms wrong. Set date and time of this device (turn on “set automatically”), then reload the page.',
  waiting: 'Still on this device, not on the server',
  waitingNone: 'Nothing waits to be sent.',
  more: 'These are the first {{count}} to look at; the line of status above has the total.',
  opQueued: 'Record waiting to be sent',
  opSending: 'Record being sent',
  opUnanswered: 'Sent without an answer; it will be sent again',
  opStopped: 'Could not be sent, needs you',
  opBehind: 'Later changes waiting for the one before: {{count}}',
  filesHeld: 'Files waiting for their record: {{count}}',
  filesWaiting: 'Files waiting to be sent: {{count}}',
  filesStopped: 'Files that could not be sent and need you: {{count}}',
  otherUnsent: 'Unsent records of {{name}} on this device: {{count}}',
  othersUnsent: 'Unsent records of {{people}} other people on this device: {{count}}',
}
