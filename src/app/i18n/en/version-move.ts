import type { Words } from '../words.ts'

export const versionMove: Words['versionMove'] = {
  title: 'The form has a version {{to}}',
  offer: 'This draft is of version {{from}} and can still be sent. See what the new version changes in this very draft, then move it.',
  closing:
    'Version {{from}} is closing: the server only takes records that were finished before. See the changes and move to version {{to}}.',
  closed: 'Version {{from}} is closed: new records of it cannot be sent any more. See the changes and move to version {{to}}.',
  look: 'See the changes',
  dialogTitle: 'Move this draft to version {{to}}',
  lead: 'In this draft, version {{to}} changes the following.',
  same: 'Version {{to}} changes nothing in this draft.',
  stranded:
    'Version {{to}} has no place for files that were not sent yet: {{names}}. Send the record in version {{from}} first, or save the files elsewhere and take them out, then move.',
  foot: 'No value is deleted. The move can be undone: the draft comes back exactly as it is now.',
  go: 'Move to version {{to}}',
  later: 'Later',
  choose: 'Choose again: {{label}}',
  chooseLater: 'Choose in the form later',
  group: {
    todo: 'For you to do ({{count}})',
    along: 'Goes along ({{count}})',
    aside: 'Kept aside, still readable ({{count}})',
  },
  line: {
    moved: '{{value}} (was in “{{from}}”)',
    changed: '{{before}} → {{after}}',
    filled: 'filled in: {{after}}',
    aside: '{{value}} — the new version has no place for it',
    hidden: 'not asked any more; the value stays in the draft and is not sent',
    fill: 'has to be filled in now',
    choose: 'the present value can no longer be used; choose again',
    chooseOther: '“{{value}}” is not in the new version; choose again',
    mend: 'has to be corrected for the new version',
  },
  moved: 'The draft moved from version {{from}} to version {{to}} of the form.',
  undo: 'Undo',
  undoTitle: 'Give back the draft of version {{version}}?',
  undoText: 'The draft comes back exactly as it was before the move. What was typed since then is lost.',
  undoYes: 'Back to version {{version}}',
  asideCount: 'Values kept aside ({{count}})',
  asideHelp: 'Entered in an earlier version; version {{version}} has no place for them.',
}
