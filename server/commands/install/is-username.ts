/** Lower-case letters without marks, digits and `. _ -`: the same on every keyboard. */
export const isUsername = (text: string): boolean => /^[a-z][a-z0-9._-]{1,99}$/.test(text)
