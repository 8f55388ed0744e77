/** National patterns (libphonenumber metadata for VN): mobile, landline, 1800 and 1900 numbers. */
const patterns = [
  /^0[35789]\d{8}$/,
  /^02(?:0[3-9]|1[0-689]|2[0-25-9]|[38][2-9]|4[2-8]|5[124-9]|6[0-39]|7[0-7]|9[0-4679])\d{7}$/,
  /^1[89]00\d{4,6}$/,
]

/** `format.phone-vn` when the text is no Vietnamese number as stored (digits, leading 0), else null. */
export const checkPhone = (text: string): string | null => (patterns.some((pattern) => pattern.test(text)) ? null : 'format.phone-vn')

/** What people write (`+84 912.345.678`, `(0225) 3 842 345`) → digits with the leading 0. Not checked. */
export function plainPhone(text: string): string {
  const digits = text.replace(/[\s().\-\u00A0]/g, '')
  const abroad = /^(?:\+|00)84(?:0?)(\d+)$/.exec(digits) ?? /^84(\d{9,10})$/.exec(digits)
  return abroad === null ? digits : `0${abroad[1]}`
}

/** Grouped for reading: `0912 345 678`, `0225 3842 345`. */
export const formatPhone = (digits: string): string =>
  digits.length === 10 ? digits.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3') : digits.replace(/^(\d{4})(\d{4})(\d{3})$/, '$1 $2 $3')
