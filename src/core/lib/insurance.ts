/** `format.social-insurance` unless the text is ten digits (số BHXH), else null. */
export const checkSocialInsurance = (text: string): string | null => (/^\d{10}$/.test(text) ? null : 'format.social-insurance')

/**
 * `format.health-insurance` unless the text has the fifteen characters of a health-insurance card (Circular 30/2020/TT-BYT Art 10):
 * two letters of the object group, the benefit level 1–5, two digits of the issuing province, ten digits of the social-insurance number.
 */
export const checkHealthInsurance = (text: string): string | null =>
  /^[A-Z]{2}[1-5]\d{2}\d{10}$/.test(text) ? null : 'format.health-insurance'

/** Grouped as the card prints it: `GD 4 31 3120123456`. */
export const formatHealthInsurance = (text: string): string =>
  checkHealthInsurance(text) === null ? `${text.slice(0, 2)} ${text.slice(2, 3)} ${text.slice(3, 5)} ${text.slice(5)}` : text
