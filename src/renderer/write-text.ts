import type { Place } from './place.ts'

/** Puts a text into the control of a place. One that is not in the document begins with the store's text when it comes. */
export function writeText(place: Place, text: string): void {
  const control = document.getElementById(place.id)
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) control.value = text
}
