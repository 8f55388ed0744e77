import type { Words } from '../words.ts'

export const demo: Words['demo'] = {
  bar: 'Demonstration bar',
  person: 'Work as',
  switching: 'Changing…',
  cut: 'Cut the network',
  restore: 'Restore the network',
  cutNow: 'The network is cut',
  reset: 'Reset the city',
  resetTitle: 'Reset the demonstration city?',
  resetText: 'All trial records will be gone, the city will be as at first, and everybody on this device has to enter again.',
  resetYes: 'Reset it',
  resetting: 'Resetting…',
  unsentLeft: 'This person has {{count}} unsent; they stay in their part.',
}
