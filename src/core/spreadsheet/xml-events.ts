export interface XmlHandler {
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function entity(whole: string, body: string): string {
  if (!body.startsWith('#')) return named[body] ?? whole
  const point = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10)
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : ''
}

const plainText = (text: string): string => (text.includes('&') ? text.replace(/&(#?[a-zA-Z0-9]{1,10});/g, entity) : text)

/** An attribute's value, by its name without prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : plainText(value)
}

/** Where the tag that begins before `at` ends; `>` may stand in a value. */
function tagEnd(xml: string, at: number): number {
  let quote = ''
  for (let n = at; n < xml.length; n++) {
    const character = xml[n] ?? ''
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '>') return n
  }
  return -1
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1)
const skippable = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
] as const

function tag(inner: string, handler: XmlHandler): void {
  const isEmpty = inner.endsWith('/')
  const body = isEmpty ? inner.slice(0, -1) : inner
  const space = body.search(/\s/)
  const whole = space < 0 ? body : body.slice(0, space)
  const name = withoutPrefix(whole)
  handler.open(name, space < 0 ? '' : body.slice(space))
  if (isEmpty) handler.close(name)
}

/**
 * Tags and texts of an XML part, names without prefix, in one pass. No DTD is read, so no entity but the five and the numbered
 * ones exists. @returns false when it has a DTD or breaks off
 */
export function xmlEvents(xml: string, handler: XmlHandler): boolean {
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    if (open < 0) return xml.slice(at).trim() === ''
    if (open > at) handler.text(plainText(xml.slice(at, open)))
    const skipped = skippable.find(([begin]) => xml.startsWith(begin, open))
    const end = skipped === undefined ? tagEnd(xml, open + 1) : xml.indexOf(skipped[1], open)
    if (end < 0 || (skipped === undefined && xml[open + 1] === '!')) return false
    if (skipped === undefined) {
      if (xml[open + 1] === '/') handler.close(withoutPrefix(xml.slice(open + 2, end).trim()))
      else tag(xml.slice(open + 1, end), handler)
    } else if (skipped[0] === '<![CDATA[') handler.text(xml.slice(open + 9, end))
    at = end + (skipped?.[1].length ?? 1)
  }
  return true
}
