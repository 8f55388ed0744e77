import type { PeriodKind } from '#core/form/definition.ts'

const pad = (value: number): string => String(value).padStart(2, '0')

/**
 * The periods one reports on around a day, newest first, the running one included:
 * 24 months `2026-11`, 12 quarters `2026-Q4`, 6 years `2026`, 6 school years `2026-2027` (they begin in August).
 */
export function recentPeriods(kind: PeriodKind, asOf: string): readonly string[] {
  const year = Number(asOf.slice(0, 4))
  const month = Number(asOf.slice(5, 7))
  const back = (count: number) => Array.from({ length: count }, (_, at) => at)
  switch (kind) {
    case 'month':
      return back(24).map((at) => {
        const index = year * 12 + (month - 1) - at
        return `${Math.floor(index / 12)}-${pad((index % 12) + 1)}`
      })
    case 'quarter':
      return back(12).map((at) => {
        const index = year * 4 + Math.floor((month - 1) / 3) - at
        return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`
      })
    case 'year':
      return back(6).map((at) => String(year - at))
    case 'school-year': {
      const start = month >= 8 ? year : year - 1
      return back(6).map((at) => `${start - at}-${start - at + 1}`)
    }
  }
}
