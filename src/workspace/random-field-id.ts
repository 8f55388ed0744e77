const digits = '0123456789abcdefghijklmnopqrstuvwxyz'

/** 36 × 7: a byte from here on would favour the first digits. */
const FAIR = 252

function digit(): string {
  for (;;) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < FAIR) return digits.charAt(byte % digits.length)
  }
}

/** An id for a field or a rule: 8 random characters. */
export const randomFieldId = (): string => Array.from({ length: 8 }, digit).join('')
