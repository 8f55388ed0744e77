import type { Words } from '../words.ts'

export const door: Words['door'] = {
  offlineTitle: 'This device has no network',
  offline: 'The first sign-in on this device cannot be done without a network. Connect, then sign in; from then on it unlocks without one.',
  inAppTitle: 'Phiếu is open inside {{app}}',
  inApp:
    'The browser of {{app}} may delete records that are not sent. Press ⋯ or ⋮ in the upper corner, choose “Open in browser”, and sign in there.',
  openChrome: 'Open in Chrome',
  privateTitle: 'This looks like a private window',
  private: 'Closing it loses records that are not sent. Open Phiếu in a normal window to fill in forms; here only read, with a network.',
  installTitle: 'Put Phiếu on the home screen before filling in',
  installWhy: 'On iPhone and iPad the browser deletes unsent records after 7 days without a visit. Opened from the home screen they stay.',
  installStep1: 'Press Share (the square with an arrow up).',
  installStep2: 'Choose “Add to Home Screen”, then “Add”.',
  installStep3: 'Open Phiếu from the home screen and sign in there.',
  installStay: 'Fill in here all the same and send at once',
  installLater: 'I install it first',
}
