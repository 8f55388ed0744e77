import type { Words } from '../words.ts'

export const update: Words['update'] = {
  ready: 'A new version of Phiếu is ready.',
  now: 'Update now',
  waits: 'A new version of Phiếu is ready. It can be installed when nothing is half typed or being sent.',
  working: 'Saving what is half typed in every window, then updating…',
  othersOpen: 'Other windows with a form open: {{count}}. What was typed there is saved. Updating loads them anew; unlock to go on typing.',
  all: 'Update every window',
  othersUnkept: 'Other windows that could not save what was just typed: {{count}}. So nothing was updated. Look at them, then try again.',
  again: 'Try again',
  held: 'The new version is running, but this window still has text that could not be saved. Keep the window open; copy that text elsewhere, or save again and load the new version.',
  heldAct: 'Save, then load the new version',
  look: 'Look for a new version',
  looking: 'Looking for a new version…',
  lookNone:
    'The server offers this device no new version yet. Close every window of Phiếu and open it again; if that does not help, call support.',
  lookUnreachable: 'The server cannot be reached to look for a new version. Try again when there is a network.',
  missingTitle: 'This screen could not be loaded',
  missingText:
    'A part of Phiếu has not reached this device: the network is weak, or there is a new version. Whatever said “Saved” is still here. Reload the page when there is a network; if that does not help, call support.',
}
