const zone = 'Asia/Ho_Chi_Minh'
const timeOnly = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
const dayOnly = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' })

/** An instant (milliseconds or ISO) as `14:05 21/11/2026`, Hải Phòng time; today's without the day when `now` is given. */
export function formatTime(at: number | string, now?: number): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return ''
  const day = dayOnly.format(date)
  return now !== undefined && day === dayOnly.format(now) ? timeOnly.format(date) : `${timeOnly.format(date)} ${day}`
}

/** The day of an instant, `21/11/2026`. */
export const formatDay = (at: number): string => dayOnly.format(at)
