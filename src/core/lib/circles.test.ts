import fc from 'fast-check'
import { expect, it } from 'vitest'
import { circlesIn } from './circles.ts'

const circlesOf = (edges: Readonly<Record<string, readonly string[]>>) => circlesIn(Object.keys(edges), (node) => edges[node] ?? [])

it('finds a node that leads to itself, a ring, and two rings apart, but not what lies between', () => {
  expect(circlesOf({ a: ['b'], b: ['c'], c: [] })).toEqual([])
  expect(circlesOf({ a: ['a', 'b'], b: [] })).toEqual([['a']])
  expect(circlesOf({ a: ['b'], b: ['a', 'x'], x: ['y'], y: ['z'], z: ['y'] })).toEqual([
    ['y', 'z'],
    ['a', 'b'],
  ])
})

it('goes through what is only led to', () => {
  expect(circlesIn(['a'], (node) => ({ a: ['b'], b: ['c'], c: ['b'] })[node] ?? [])).toEqual([['b', 'c']])
})

it('takes a chain of a hundred thousand', () => {
  const count = 100_000
  expect(circlesIn([0], (node) => [(node + 1) % count])[0]).toHaveLength(count)
  expect(circlesIn([0], (node) => (node < count ? [node + 1] : []))).toEqual([])
})

it('agrees with asking each node whether it reaches itself', () => {
  const graphs = fc.array(fc.array(fc.nat({ max: 7 }), { maxLength: 3 }), { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(graphs, (edges) => {
      const reached = (from: number): ReadonlySet<number> => {
        const met = new Set(edges[from])
        for (const node of met) for (const each of edges[node] ?? []) met.add(each)
        return met
      }
      const circles = circlesIn(edges.keys(), (node) => edges[node] ?? [])
      expect(new Set(circles.flat())).toEqual(new Set([...edges.keys()].filter((node) => reached(node).has(node))))
      for (const circle of circles)
        for (const node of circle)
          expect([...edges.keys()].filter((each) => reached(node).has(each) && reached(each).has(node)).toSorted()).toEqual(
            circle.toSorted(),
          )
    }),
    { numRuns: 300, seed: 5 },
  )
})
