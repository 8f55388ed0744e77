import { isReceiptNumber, normalReceipt } from '#core/lib/receipt-number.ts'

const pattern = /^[A-Z0-9]+(?:-[A-Z0-9]+){2,5}$/i

/** What the QR code of a record says: its page on this server, found by receipt, so that any phone camera opens it. */
export const receiptLink = (origin: string, receipt: string): string => `${origin}/receipts/${encodeURIComponent(receipt)}`

/** The receipt number in a text that a QR reader or a person typed into a search box, with or without hyphens, or null. */
export function receiptIn(text: string): string | null {
  const trimmed = text.trim()
  const link = /\/receipts\/([^/?#\s]+)/.exec(trimmed)
  const candidate = link?.[1] === undefined ? trimmed : safeDecode(link[1])
  const receipt = normalReceipt(candidate)
  if (isReceiptNumber(receipt)) return receipt
  return pattern.test(candidate) && /\d/.test(candidate) ? candidate.toUpperCase() : null
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
