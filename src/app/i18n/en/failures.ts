import type { Words } from '../words.ts'

export const failures: Words['failures'] = {
  storage: {
    quota: 'The disk of this device is full and nothing could be saved. Your text is still on the screen: free some space, then try again.',
    lost: 'The browser lost its connection to the store. Typing has stopped so that no text is lost. Copy what you just typed, close all windows of Phiếu and open it again.',
    locked: 'This device is locked. Unlock it to go on.',
    'wrong-passphrase': 'The password is wrong. Check Caps Lock and the Vietnamese keyboard, then type it again.',
    'lease-expired': 'More than 35 days without a sign-in over the network. Connect and sign in once; unfinished forms are still here.',
    damaged: 'Part of the data on this device is damaged ({{place}}). The rest still works. Call support and read out this line.',
    'changed-elsewhere': 'This form was just saved in another window. Open it again to see the newest.',
    bug: 'A fault on this device kept this from being done ({{place}}). What you typed is still on the screen: try again. If it lasts, call support and read out this line.',
    'newer-data': 'The data on this device was written by a newer Phiếu. Reload the page to use the new version.',
  },
  network: {
    offline: 'The server cannot be reached. Check the network and try again.',
    timeout: 'The server answers too slowly. Try again in a few minutes.',
    unauthorized: 'Your session is over. Sign in again; nothing on this device is lost.',
    strange: 'The network answered instead of the Phiếu server (a Wi-Fi sign-in page, perhaps). Check the network and try again.',
    problem: 'The server could not do this. Try again; if it fails again, call support and read out the request {{id}}.',
    busy: 'The server is busy. Try again in a few minutes.',
    filesMissing:
      'The record still waits for files from the device where they were entered, so it cannot be approved. Try again when they have arrived.',
    ownWork: 'You sent the newest revision yourself, so somebody else has to decide.',
    conflictInvalid:
      'With this value the record is no longer valid ({{count}} places). Keep the present value, or open the record and type it anew.',
    forbidden: 'Your account may not do this. Ask the administrator of your unit.',
    missing: 'Not found on the server. It may have moved to another unit, or you may no longer see it.',
    changed: 'The record has a newer revision than the one you saw. It is loaded now: look again, then decide.',
    refused: 'The server refused: the record’s state no longer allows this. Reload to see where it stands.',
  },
  authoring: {
    draftStale: 'Somebody else has just saved this draft. Yours is still on this device: look at the new one, then save again.',
    draftKey: 'The key or version number in the form is not that of this draft. Correct it.',
    formTaken: 'There is a form with this key already. Choose another.',
    formOpen: 'This form already has a draft, or a version in review. Go on with that one.',
    formForeign:
      'This form belongs to a department for which you write no forms. Choose your own, or ask the Department of Science and Technology.',
    formDenied:
      'This cannot be done with the form in its present state, or you do not have that role. Reload the page to see where it stands.',
    formUnits: 'Among the first units is one that is no more. Choose the units again.',
    formUnfit: 'The form still has faults, so it cannot be sent to review or published. Mend the places that are named.',
    formOwn: 'You wrote this version, so somebody else has to review, verify and publish it.',
    formConsent: 'This version loses stored values, so whoever answers for the data has to agree before it is published.',
    listOwn: 'You wrote this version, so somebody else has to publish it.',
    listOpen: 'This list already has another draft. Go on with that one.',
    listPublished: 'This version is published and cannot be changed. Begin the next one.',
    listUnfit: 'The list still has faults. Mend the places that are named.',
  },
  form: {
    missing: 'This form is not on the device yet. Connect once to fetch it.',
    broken: 'This form has a fault in its definition and cannot be opened. Tell the Department of Science and Technology ({{code}}).',
    noUnit: 'You are not assigned to this form in any unit. Ask the administrator of your unit.',
    noRecord: 'This record is not on the device. Connect and open it again, or look in Records.',
  },
}
