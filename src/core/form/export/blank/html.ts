/** Text that cannot be anything else in HTML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')

/** An element of a class with HTML inside. */
export const box = (className: string, inner = '', tag = 'div'): string => `<${tag} class="${className}">${inner}</${tag}>`
