const freeTries = 5
const longest = 15 * 60

/** Seconds for which an account accepts no password after so many wrong ones in a row: 0, then 1, 2, 4 … 900. */
export const signInDelay = (failures: number): number => (failures < freeTries ? 0 : Math.min(2 ** (failures - freeTries), longest))
