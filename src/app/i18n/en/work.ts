import type { Words } from '../words.ts'

export const work: Words['work'] = {
  title: 'My work',
  attention: 'Needs attention',
  drafts: 'Unfinished',
  waiting: 'Waiting to be sent',
  unlisted: '{{count}} more on this device are not listed here.',
  sent: 'Sent',
  nothing: 'No work yet.',
  nothingHelp: 'Open Forms and fill in the first one; unfinished, returned and sent records all appear here.',
  goForms: 'Choose a form',
  resume: 'Go on',
  correct: 'Correct',
  reopen: 'Open again to correct',
  view: 'View',
  takeOver: 'Take over',
  all: 'All',
  changed: 'Changed {{time}}',
  receipt: 'Receipt {{receipt}}',
  identityExists: 'The same is already recorded in {{unit}} (receipt {{receipt}}). If it is the same case, change that record instead.',
  identityExistsUnseen:
    'The same is already recorded in {{unit}}, in a record you cannot see yet. Check what you entered; if it is right, ask the data owner of the unit.',
  periodTaken: 'There is already a report for {{period}} (receipt {{receipt}}). Open that report to change it.',
  recordExists: 'The number of this record is already used by another one. Copy what you typed into a new record and delete this one.',
  recordUnknown: 'The server no longer has this record. Search for it again; if it is not there, enter a new one.',
  baseInvalid: 'The version sent before this one was not accepted. Settle that one first, then send this one again.',
  formUnknown: 'This form no longer takes records in the version you use. Connect to fetch the new one, open the record again and send it.',
  grantMissing: 'Your account may not enter this form for the unit. Ask the administrator.',
  serverFailed: 'The server failed on this record alone. It is still on this device; tell support.',
  asOfWindow:
    'The day of this record is too far from the day the server received it. Set the clock of this device, open the record again and send it.',
  issuesMore: 'And {{count}} more. Open the form to see them all.',
  recordClosed: 'The record was withdrawn, cancelled or erased and cannot be changed any more. Enter a new one if needed.',
  withdrawTooLate: 'The record has been approved and can no longer be withdrawn.',
  withdrawReasonMissing:
    'The record is entered in a book, so withdrawing it needs a reason. Open the record and withdraw it again with one.',
  recordNotNamed: 'You are no longer assigned to this record. What you entered stays on this device; ask the data owner of the unit.',
  withdrawNotHolder: 'Somebody else sent the newest revision, so only they can withdraw it.',
  unanswered:
    'Sent, but no answer came; the server may have it. Phiếu sends it again by itself to find out; until then it cannot be opened again.',
  filesWaiting: 'The record is sent; {{count}} file(s) still to be sent.',
  fileRetry: 'Send again',
  fileRetryNamed: 'Send {{name}} again',
  fileGiveUp: 'Do not send',
  fileGiveUpNamed: 'Do not send {{name}}',
  fileGiveUpTitle: 'Not send “{{name}}” any more?',
  fileGiveUpText:
    'This file goes from this device after a day. If the record still needs it, there is no receipt and no approval until another file takes its place.',
  fileStop: {
    'not-referenced':
      'the record on the server does not take this file any more (another file, another unit, or no right). Open the record; if it is still needed, correct it and attach the file anew.',
    'too-large': 'the server does not take a file that large. Correct the record with a smaller one.',
    'hash-mismatch':
      'it arrived different from what was chosen. Send it again; if it still fails, correct the record and choose the file anew.',
    infected: 'the server’s scanner found a virus in it. Scan this computer and the USB drive, then correct the record with a clean file.',
    'type-mismatch': 'its content is not of the kind it says. Correct the record with another file.',
    refused: 'the server refused it. Send it again; if it still fails, call support.',
    missing: 'the file is not on this device any more. Correct the record and choose it anew.',
    damaged: 'the copy on this device is damaged and does not open. Correct the record and choose the file anew.',
  },
  damaged: {
    title: 'This does not open',
    draft:
      'The place of this unfinished record on this device is damaged. Nothing is deleted. Call support and read out the number {{id}}; if it is urgent, enter it again as a new record.',
    operation:
      'The place of this record on this device is damaged, so it is not sent yet; later changes of the same record wait too. Nothing is deleted, and the others are sent. Call support and read out the number {{id}}; if it is urgent, enter it again as a new record.',
    file: 'The order to send a file of this record is damaged on this device. The file is still here, and is sent again when the server waits for it. If this line stays, call support and read out {{id}}.',
  },
  reason: {
    conflict: 'Somebody else changed the same place ({{count}}). The server keeps both; open the record and choose.',
    held: 'Waits for the earlier change of the same record. Phiếu sends it by itself.',
    moved: 'The record moved to another unit. Open it again and send it to the new unit.',
    denied: 'Your account may not send this. Ask the administrator of your unit.',
    invalid: 'The server found {{count}} places to correct. Open it again to correct them.',
    'form-mismatch': 'The form on this device differs from the server’s. Connect to fetch the right one, then open it again and send.',
    'op-id-reused': 'The number of this sending was used before. Open it again and send once more.',
    closed: 'This could not be taken: the form is closed, or the period already has its report. Open it again to see.',
  },
}
