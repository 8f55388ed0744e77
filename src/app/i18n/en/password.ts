import type { Words } from '../words.ts'

export const password: Words['password'] = {
  title: 'Change password',
  lead: 'The password you have just used was set by somebody else. Set one of your own, then you can work.',
  ownLead: 'You will sign in with the new password, and unlock your work on this device with it. A network is needed.',
  current: 'Current password',
  next: 'New password',
  rule: 'At least {{count}} characters. Best are four or five words that you remember easily and others cannot guess.',
  again: 'New password again',
  show: 'Show what is typed',
  submit: 'Change password',
  working: 'Changing the password…',
  back: 'Back to sign-in',
  done: 'The password is changed. From now on sign in and unlock this device with the new one. On other devices sign in again.',
  missingCurrent: 'Give the current password.',
  missingNext: 'Give the new password.',
  missingAgain: 'Give the new password once more.',
  different: 'The two are not the same. Type the new password again as above.',
  wrong: 'The current password is wrong. Check Caps Lock and the Vietnamese keyboard, then type it again.',
  wrongGiven: 'The password you have just used is changed already. Go back to sign-in and use the new one.',
  tooShort: 'The new password is too short. Give at least {{count}} characters.',
  tooLong: 'The new password is too long. Give at most {{count}} characters.',
  same: 'The new password is the current one. Choose another.',
  shared: 'This is a person of the demonstration city: everybody uses this password, so it cannot be changed.',
  noAnswer:
    'The server has not answered. Check the network and try again. If it then says that the current password is wrong, the password is changed: sign in with the new one.',
  halfChanged:
    'The password of the account is changed, but this device could not store that. {{reason}} Next time sign in with the new password; the old one will be asked for once.',
}
