/**
 * Checks an agency's electronic identification code (mã định danh điện tử, Decision 20/2020/QĐ-TTg Art 4): at most 35 characters `[A-Z0-9.]`,
 * levels joined by dots, the first a letter A–Y and two digits. `agency-code.old-form`: the order before 2020 (`000.00.00.H49`), which documents still
 * show; it is not turned round here, because its zeros do not say how many levels are meant.
 */
export function checkAgencyCode(text: string): string | null {
  if (text.length <= 35 && /^[A-Y]\d{2}(\.[A-Z0-9]+)*$/.test(text)) return null
  return /^\d{3}\.\d{2}\.\d{2}\.[A-Y]\d{2}$/.test(text) ? 'agency-code.old-form' : 'format.agency-code'
}
