import type { Words } from '../words.ts'

export const forms: Words['forms'] = {
  title: 'My forms',
  lead: 'Choose a form to fill in.',
  search: 'Find a form',
  searchHelp: 'Marks may be left out',
  none: 'No form is assigned to you yet.',
  noneHelp: 'Connect and press Send and receive now. If it stays empty, ask the administrator of your unit.',
  noMatch: 'No form matches “{{text}}”.',
  clear: 'Clear the search',
  unverified: 'Not yet verified by its department',
  version: 'Version {{version}}',
  fillNew: 'Fill in a new one',
  unit: 'For the unit',
  readOnly: 'Review only',
  unfinished: '{{count}} unfinished',
}
