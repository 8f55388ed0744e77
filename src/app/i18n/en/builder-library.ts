import type { Words } from '../words.ts'

export const builderLibrary: Words['builderLibrary'] = {
  title: 'Reusable blocks',
  uses: '{{block}}: what is in it, where it is used',
  rules: 'With {{count}} checks, classes of personal data and English words.',
  where: 'Where used',
  looking: 'Looking through the forms…',
  unread: 'The forms on this device could not be read. Sync and open this again.',
  nowhere: 'No form in use has this block yet.',
  usedBy: 'Forms with this block: {{forms}}.',
  count: '({{count}} forms)',
}
