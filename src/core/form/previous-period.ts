import type { PeriodKind } from './definition.ts'

/** The period before: `2026-01` → `2025-12`, `2026-Q1` → `2025-Q4`, `2026` → `2025`, `2026-2027` → `2025-2026`; null when `period` is none of that kind. */
export function previousPeriod(kind: PeriodKind, period: string): string | null {
  const pattern = { month: /^(\d{4})-(\d{2})$/, quarter: /^(\d{4})-Q([1-4])$/, year: /^(\d{4})$/, 'school-year': /^(\d{4})-(\d{4})$/ }[kind]
  const match = pattern.exec(period)
  if (!match) return null
  const year = Number(match[1])
  const part = Number(match[2])
  const padded = (value: number, length: number): string => String(value).padStart(length, '0')
  switch (kind) {
    case 'month':
      return part === 1 ? `${padded(year - 1, 4)}-12` : `${padded(year, 4)}-${padded(part - 1, 2)}`
    case 'quarter':
      return part === 1 ? `${padded(year - 1, 4)}-Q4` : `${padded(year, 4)}-Q${part - 1}`
    case 'year':
      return padded(year - 1, 4)
    case 'school-year':
      return `${padded(year - 1, 4)}-${padded(year, 4)}`
  }
}
