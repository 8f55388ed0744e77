import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crossingEdges } from './crossing-edges.ts'

const ring = (...corners: readonly (readonly [number, number])[]) =>
  corners.map(([lat, lon]) => ({ lat: 20.8 + lat / 1000, lon: 106.6 + lon / 1000 }))

test('a simple ring has no crossing, whichever way it goes and wherever it begins', () => {
  const corners = ring([0, 0], [0, 4], [3, 4], [3, 2], [1, 2], [1, 0])
  for (let at = 0; at < corners.length; at++) {
    const turned = [...corners.slice(at), ...corners.slice(0, at)]
    expect(crossingEdges(turned)).toBeNull()
    expect(crossingEdges(turned.toReversed())).toBeNull()
  }
})

test('a bow tie is told by the edges that cross', () => {
  expect(crossingEdges(ring([0, 0], [2, 2], [0, 2], [2, 0]))).toEqual({ first: [1, 2], second: [3, 4] })
})

test('a corner on another edge, a corner met twice and a way back over the same ground are crossings', () => {
  expect(crossingEdges(ring([0, 0], [0, 4], [4, 4], [0, 2]))).not.toBeNull()
  expect(crossingEdges(ring([0, 0], [2, 2], [0, 4], [4, 4], [2, 2], [4, 0]))).not.toBeNull()
  expect(crossingEdges(ring([0, 0], [0, 4], [0, 2], [3, 3]))).toEqual({ first: [1, 2], second: [2, 3] })
  expect(crossingEdges(ring([0, 0], [0, 4], [0, 8]))).not.toBeNull()
})

test('corners around a middle in order of their angle never cross', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 3, maxLength: 40 }), (angles) => {
      const round = angles.toSorted((p, q) => p - q).map((angle) => (angle * Math.PI) / 180)
      expect(crossingEdges(ring(...round.map((angle): [number, number] => [50 * Math.sin(angle), 50 * Math.cos(angle)])))).toBeNull()
    }),
  )
})
