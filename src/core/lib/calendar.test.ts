import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  firstDay,
  formatDate,
  isIsoDate,
  isPartialDate,
  lastDay,
  parseDateText,
  parsePartialDateText,
  vietnamDay,
  yearsBetween,
} from './calendar.ts'

const isoDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test.each([
  ['20/11/2026', '2026-11-20'],
  ['1/2/26', '2026-02-01'],
  ['1/2/58', '1958-02-01'],
  ['20112026', '2026-11-20'],
  ['201126', '2026-11-20'],
  ['20.11.2026', '2026-11-20'],
  ['20-11-2026', '2026-11-20'],
  [' 20 11 2026 ', '2026-11-20'],
  ['2026-11-20', '2026-11-20'],
  ['29/2/2024', '2024-02-29'],
  ['Ngày 2 tháng 9 năm 1945', '1945-09-02'],
])('the date typed as %s is %s', (text, iso) => {
  expect(parseDateText(text)).toEqual({ ok: true, value: iso })
})

test.each([
  ['31/02/2026', 'calendar'],
  ['29/2/2025', 'calendar'],
  ['11/20/2026', 'calendar'],
  ['hôm qua', 'shape'],
  ['20/11', 'shape'],
  ['', 'shape'],
])('%s is no date (%s)', (text, reason) => {
  expect(parseDateText(text)).toMatchObject({ ok: false, error: [{ code: 'format.date', params: { reason } }] })
})

test('every day that is shown is read back as the same day', () => {
  fc.assert(
    fc.property(isoDay, (day) => {
      expect(isIsoDate(day)).toBe(true)
      expect(parseDateText(formatDate(day))).toEqual({ ok: true, value: day })
      expect(parsePartialDateText(formatDate(day))).toEqual({ ok: true, value: day })
      expect(parseDateText(formatDate(day).replaceAll('/', ''))).toEqual({ ok: true, value: day })
    }),
  )
})

test.each([
  '2026-02-29',
  '2026-13-01',
  '0000-01-01',
  '2026-1-011',
  '20261120--',
  '2026-11-2٠',
  '２０２６-11-20',
  ' 026-11-20',
  '+026-11-20',
  '2026-11-20\n',
])('%j is no day of the calendar', (text) => {
  expect(isIsoDate(text)).toBe(false)
})

test('a partial date keeps what is known and invents nothing', () => {
  expect(parsePartialDateText('1950')).toEqual({ ok: true, value: '1950' })
  expect(parsePartialDateText('3/1950')).toEqual({ ok: true, value: '1950-03' })
  expect(parsePartialDateText('tháng 3 năm 1950')).toEqual({ ok: true, value: '1950-03' })
  expect(parsePartialDateText('1950-03')).toEqual({ ok: true, value: '1950-03' })
  expect(parsePartialDateText('17/3/1950')).toEqual({ ok: true, value: '1950-03-17' })
  expect(parsePartialDateText('13/1950').ok).toBe(false)
  expect([formatDate('1950'), formatDate('1950-03'), formatDate('1950-03-17')]).toEqual(['1950', '03/1950', '17/03/1950'])
  expect([firstDay('1950'), firstDay('1950-03'), lastDay('1950'), lastDay('1952-02')]).toEqual([
    '1950-01-01',
    '1950-03-01',
    '1950-12-31',
    '1952-02-29',
  ])
  expect(['0000', '1950-13', '1950-3', '19'].map(isPartialDate)).toEqual([false, false, false, false])
})

test('ages count completed years', () => {
  expect(yearsBetween('2000-11-21', '2026-11-20')).toBe(25)
  expect(yearsBetween('2000-11-20', '2026-11-20')).toBe(26)
  expect(yearsBetween('1990', '2026-11-20')).toBe(36)
  expect(yearsBetween('2026-11-20', '2000-11-20')).toBe(-26)
  expect(yearsBetween('2026-11-20', '2026-11-20')).toBe(0)
})

test('days between are what the calendar adds', () => {
  fc.assert(
    fc.property(isoDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
      expect(daysBetween(day, addDays(day, days))).toBe(days)
    }),
  )
  expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
})

test('the day turns at midnight of Hải Phòng, 17:00 UTC', () => {
  expect(vietnamDay(Date.parse('2026-11-20T16:59:59Z'))).toBe('2026-11-20')
  expect(vietnamDay(Date.parse('2026-11-20T17:00:00Z'))).toBe('2026-11-21')
})

test('days are reckoned as the calendar of the language does, over the leap years of twelve centuries', () => {
  const start = Date.UTC(1199, 11, 28)
  const dayOf = (days: number): string => new Date(start + days * 86_400_000).toISOString().slice(0, 10)
  for (let days = 0; days < 440_000; days += 97) expect(daysBetween(dayOf(0), dayOf(days))).toBe(days)
  for (const day of ['1600-02-29', '1899-12-31', '1900-02-28', '2000-02-29', '2100-03-01'])
    expect(addDays(addDays(day, 1000), -1000)).toBe(day)
})
