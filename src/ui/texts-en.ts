import type { UiTextKey } from './texts-vi.ts'

/** Words of the design system, English. */
export const uiTextsEn: Readonly<Record<UiTextKey, string>> = {
  'ui.required': 'required',
  'ui.error': 'Error',
  'ui.warning': 'Warning',
  'ui.close': 'Close',
  'ui.undo': 'Undo',
  'ui.summary.title': '{{count}} to put right before sending',
  'ui.summary.warnings': '{{count}} warnings need a reason',
  'ui.day': 'day/month/year',
  'ui.file.pick': 'Choose a file…',
  'ui.file.none': 'No file chosen',
  'ui.combobox.none': 'Nothing matches. Try fewer letters; marks are not needed.',
  'ui.combobox.count': '{{count}} items',
  'ui.combobox.more': '{{count}} more. Type on to narrow them down.',
  'ui.combobox.pending': 'Searching…',
}
