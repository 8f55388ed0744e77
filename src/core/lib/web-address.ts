import { issue } from './issue.ts'
import { err, ok, type Result } from './result.ts'
import { cleanText } from './vietnamese.ts'

const label = '[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?'
const host = `(?:(?:${label}\\.)+[a-z](?:[a-z\\d-]{0,61}[a-z\\d])?|(?:\\d{1,3}\\.){3}\\d{1,3})`
const address = new RegExp(`^https?://${host}(?::\\d{1,5})?(?:[/?#][\\w~:/?#[\\]@!$&'()*+,;=.%-]*)?$`, 'i')

/** An address that may be opened: http or https, a host of the public kind, nobody's name or password in it, nothing that a page could run. */
export const isWebAddress = (text: string): boolean => text.length <= 2000 && address.test(text) && !/%(?![\da-f]{2})/i.test(text)

/**
 * What people type or paste → an address: `haiphong.gov.vn` gets its `https://`, letters of a path are written as a browser sends them.
 * Errors: `url.scheme` (`ftp:`, `javascript:`, a file of this computer), `url.text`.
 */
export function parseWebAddress(typed: string): Result<string> {
  const text = cleanText(typed)
  const scheme = /^([a-z][a-z\d+.-]*):(?!\d{1,5}(?:[/?#]|$))/i.exec(text)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return err([issue('url.scheme', '', { scheme })])
  const whole = scheme === undefined ? `https://${text.replace(/^\/\//, '')}` : text
  const [, start = '', rest = ''] = /^([^/]*\/\/[^/?#]*)(.*)$/s.exec(whole) ?? []
  const ready = `${start.toLowerCase()}${encoded(rest)}`
  return isWebAddress(ready) ? ok(ready) : err([issue('url.text')])
}

/** Percent signs that are there already stay. */
function encoded(path: string): string {
  try {
    return encodeURI(path)
      .replaceAll(/%25([\da-f]{2})/gi, '%$1')
      .replaceAll('%5B', '[')
      .replaceAll('%5D', ']')
  } catch {
    // Half a character: no address.
    return ' '
  }
}
