import { randomInt } from 'node:crypto'

/** Letters and digits that cannot be mistaken for one another on paper. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A password of 80 random bits to be written down and changed at the first sign-in, e.g. `abcd-efgh-jkmn-pqrs`. */
export const madeUpPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join('-')
