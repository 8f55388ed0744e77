import { randomInt } from 'node:crypto'

const characters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** 8 random characters `[a-z0-9]`: the id of a field or a rule. */
export const randomFieldId = (): string => Array.from({ length: 8 }, () => characters.charAt(randomInt(characters.length))).join('')
