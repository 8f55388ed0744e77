import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RowId } from '#core/lib/ids.ts'
import { cutRows, type RowChunk } from './row-chunks.ts'

const row = (n: number): RowId => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}` as RowId // a UUIDv7 in shape
const rows = (count: number): readonly RowId[] => Array.from({ length: count }, (_, at) => row(at))
const sizes = (chunks: readonly RowChunk[]): readonly number[] => chunks.map((chunk) => chunk.rows.length)
const same = (before: readonly RowChunk[], after: readonly RowChunk[]): number => after.filter((chunk) => before.includes(chunk)).length

describe('rows of a table in chunks', () => {
  it('are fives', () => {
    expect(sizes(cutRows([], rows(34)))).toEqual([5, 5, 5, 5, 5, 5, 4])
    expect(cutRows([], [])).toEqual([])
  })

  it('a row more or less concerns one chunk', () => {
    const before = cutRows([], rows(40))
    expect(same(before, cutRows(before, [...rows(40), row(40)]))).toBe(7)
    expect(same(before, cutRows(before, rows(40).slice(1)))).toBe(7)
    expect(same(before, cutRows(before, rows(40)))).toBe(8)
  })

  it('two hundred pasted at the end are cut, and nothing before them is drawn anew', () => {
    const before = cutRows([], rows(500))
    const after = cutRows(before, rows(700))
    expect(same(before, after)).toBe(100)
    expect(Math.max(...sizes(after))).toBeLessThanOrEqual(8)
  })

  it('keep the order, and names of their own, whatever is added, removed or moved', () => {
    const step = fc.tuple(fc.constantFrom('add', 'remove', 'move'), fc.nat(60), fc.nat(60))
    fc.assert(
      fc.property(fc.nat(60), fc.array(step, { maxLength: 60 }), (count, steps) => {
        let [now, chunks, next] = [[...rows(count)], cutRows([], rows(count)), 1000]
        for (const [kind, from, to] of steps) {
          if (kind === 'add') now = now.toSpliced(to, 0, row(next++))
          else {
            const taken = now[from]
            if (taken === undefined) continue
            now = now.filter((each) => each !== taken)
            if (kind === 'move') now = now.toSpliced(to, 0, taken)
          }
          chunks = cutRows(chunks, now)
          expect(chunks.flatMap((chunk) => chunk.rows)).toEqual(now)
          expect(new Set(chunks.map((chunk) => chunk.key)).size).toBe(chunks.length)
        }
      }),
    )
  })
})
