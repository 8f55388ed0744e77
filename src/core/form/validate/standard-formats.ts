import { isIsoDate } from '../../lib/calendar.ts'

/** RFC 3339: with an offset. A 61st second exists only as the last of a UTC day. */
export function isTime(text: string): boolean {
  const parts = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i.exec(text)
  if (parts === null) return false
  const [, hour, minute, second, sign, offsetHour = '0', offsetMinute = '0'] = parts
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1)
  const utc = (Number(hour) * 60 + Number(minute) - offset + 2 * 24 * 60) % (24 * 60)
  return second !== '60' || utc === 24 * 60 - 1
}

export const isDateTime = (text: string): boolean => /^.{10}T/i.test(text) && isIsoDate(text.slice(0, 10)) && isTime(text.slice(11))

/** RFC 3339, appendix A: weeks alone, or units in their order without a gap (`P1Y2M`, not `P1Y2D`). */
export const isDuration = (text: string): boolean =>
  /^P(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?|T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))$/.test(
    text,
  )

/** A pragmatic subset of RFC 5321: local part without quoting, a host name of at least two labels. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 &&
  /^[\w!#$%&'*+/=?^`{|}~-][\w.!#$%&'*+/=?^`{|}~-]{0,63}@[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?)+$/.test(
    text,
  ) &&
  !text.includes('..') &&
  !text.includes('.@')

const character = "[\\w.~!$&'()*+,;=:@%-]"
const uri = new RegExp(
  `^[a-z][a-z\\d+.-]*:(//([\\w.~!$&'()*+,;=:%-]*@)?(\\[[\\da-f:.]+\\]|[\\w.~!$&'()*+,;=%-]*)(:\\d*)?(/${character}*)*|(?!//)(${character}|/)*)(\\?(${character}|[/?])*)?(#(${character}|[/?])*)?$`,
  'i',
)

const isV4 = (text: string): boolean => /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text)

/** RFC 4291: eight groups, the last two perhaps as an address of version 4, and one row of empty ones as `::`. */
function isV6(text: string): boolean {
  const halves = text.split('::')
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const hasV4 = isV4(last) && text.endsWith(last)
  const isRight = (hasV4 ? groups.slice(0, -1) : groups).every((group) => /^[\da-f]{1,4}$/i.test(group))
  const count = groups.length + (hasV4 ? 1 : 0)
  return isRight && (halves.length === 2 ? count <= 7 : halves.length === 1 && count === 8)
}

/** RFC 3986, absolute: with a scheme, in ASCII. */
export function isUri(text: string): boolean {
  if (!uri.test(text) || /%(?![\da-f]{2})/i.test(text)) return false
  const literal = /^[^/?#]*\/\/(?:[^@/?#]*@)?\[([^\]]*)\]/.exec(text)?.[1]
  return literal === undefined || isV6(literal)
}

/** RFC 9562: any version, letters of either case. (Ids that we make ourselves are narrower: `isUuid` in core/lib.) */
export const isAnyUuid = (text: string): boolean => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text)
