/** Formats of numbers that are checked. `money`: whole đồng that a double holds exactly. Codes as for texts. */
export const numberFormats: Readonly<Record<string, (value: number) => string | null>> = {
  money: (value) => (Number.isSafeInteger(value) ? null : 'format.money'),
}
