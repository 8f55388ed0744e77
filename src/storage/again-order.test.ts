import { expect, it } from 'vitest'
import { inOrder, wholeRecords, type Again } from './again-order.ts'
import type { KeptRow, OutboxRow } from './vault-database.ts'

// Only what the order is made of.
const kept = (id: string, recordId: string, order: number, queuedAt: number) => ({ id, recordId, order, queuedAt }) as KeptRow
const conflict = (id: string, recordId: string, queue: number, queuedAt: number) =>
  ({ kind: 'conflict', row: { id, recordId, queue, queuedAt } as OutboxRow }) as Extract<Again, { kind: 'conflict' }>

it('puts a conflict before what was acknowledged later of its record, and behind the rest', () => {
  const all = inOrder(
    [kept('d', 'one', 3, 40), kept('a', 'one', 1, 10), kept('x', 'two', 2, 35)],
    [conflict('c', 'one', 6, 30), conflict('b', 'one', 5, 20), conflict('y', 'two', 7, 50)],
  )
  expect(all.map(({ row }) => row.id)).toEqual(['a', 'x', 'b', 'c', 'd', 'y'])
})

it('never parts the operations of a record', () => {
  const all = ['one', 'two', 'one', 'three', 'two', 'one'].map((recordId, n) => ({ row: { recordId, n } }))
  const groups = wholeRecords(all, 2)
  expect(groups.map((group) => group.map(({ row }) => row.n))).toEqual([[0, 2, 5], [1, 4], [3]])
  expect(wholeRecords([], 2)).toEqual([])
})
