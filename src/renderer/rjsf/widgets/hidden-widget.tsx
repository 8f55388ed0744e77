/** Nothing to see or to fill in; the value travels with the island. */
export const HiddenWidget = () => null
