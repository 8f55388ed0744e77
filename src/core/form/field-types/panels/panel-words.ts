/** Where the words of panels are: `builderPanels.<name>.title`, `.help`, `.options.<value>`. */
const prefix = 'builderPanels.'

export const panelWord = (name: string, what: string): string => `${prefix}${name}.${what}`

/** Whether a text of a panel's schema is a key, and not an author's own words. */
export const isPanelWord = (text: string): boolean => /^builderPanels\.[A-Za-z0-9.-]+$/.test(text)

/** A title, and a help text where the setting needs one. */
export const said = (name: string, help: 'help' | 'no-help' = 'no-help'): { readonly title: string; readonly description?: string } => ({
  title: panelWord(name, 'title'),
  ...(help === 'help' ? { description: panelWord(name, 'help') } : {}),
})

/** A choice among a few values, each with its words. */
export const options = (name: string, values: readonly string[]): { readonly oneOf: readonly { const: string; title: string }[] } => ({
  oneOf: values.map((value) => ({ const: value, title: panelWord(name, `options.${value}`) })),
})
