import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freedCell, keptFromRunning } from './formula-cell.ts'

test('no cell is run, and each comes back as it was', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('=1+1', "'=1+1", "''=a", "'", "'a", '-', '+84', '@x', '\tq', '\rq'),
  )
  fc.assert(
    fc.property(cell, (text) => {
      const kept = keptFromRunning(text)
      expect(kept).not.toMatch(/^[=+\-@\t\r]/)
      expect(freedCell(kept)).toBe(text)
    }),
  )
})
