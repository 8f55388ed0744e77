const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

/** 1–99 in words: after tens, 1 is read `mốt`, 4 `tư`, 5 `lăm`. */
function below100(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  if (tens === 0) return digits[ones] ?? ''
  const head = tens === 1 ? 'mười' : `${digits[tens]} mươi`
  if (ones === 0) return head
  if (ones === 5) return `${head} lăm`
  return `${head} ${tens > 1 && ones === 1 ? 'mốt' : tens > 1 && ones === 4 ? 'tư' : digits[ones]}`
}

/** 0–9999 as years are read out: every place down from the first, `không trăm` and `lẻ` included. */
function yearInWords(year: number): string {
  const [thousands, hundreds, rest] = [Math.floor(year / 1000), Math.floor(year / 100) % 10, year % 100]
  const parts: string[] = []
  if (thousands > 0) parts.push(`${digits[thousands]} nghìn`)
  if (thousands > 0 || hundreds > 0) parts.push(`${digits[hundreds]} trăm`)
  if (rest > 0) parts.push(rest < 10 && parts.length > 0 ? `lẻ ${digits[rest]}` : below100(rest))
  return parts.join(' ')
}

/**
 * A day as civil-status papers write it beside the figures: `2026-10-28` → `Ngày hai mươi tám tháng mười năm hai nghìn không trăm hai mươi sáu`.
 * The fourth month is `tháng tư`.
 */
export function dateInWords(iso: string): string {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return `Ngày ${below100(day)} tháng ${month === 4 ? 'tư' : below100(month)} năm ${yearInWords(year)}`
}
