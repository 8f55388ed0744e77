import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkParcelId, decodeGeohash, distanceInMetres, encodeGeohash, isInside } from './geohash.ts'

test('a known point has its published hash', () => {
  // 57.64911, 10.40744 → u4pruydqqvj: the example of the geohash.org announcement.
  expect(encodeGeohash(57.64911, 10.40744, 11)).toBe('u4pruydqqvj')
  const cell = decodeGeohash('u4pruydqqvj')
  expect(cell?.lat).toBeCloseTo(57.64911, 5)
  expect(cell?.lon).toBeCloseTo(10.40744, 5)
})

test('what a hash of twelve characters says is within 4 cm of the point', () => {
  fc.assert(
    fc.property(fc.double({ min: -89, max: 89, noNaN: true }), fc.double({ min: -179, max: 179, noNaN: true }), (lat, lon) => {
      const hash = encodeGeohash(lat, lon)
      expect(checkParcelId(hash)).toBeNull()
      const cell = decodeGeohash(hash)
      expect(cell === null ? Infinity : distanceInMetres(cell, { lat, lon })).toBeLessThan(0.04)
    }),
  )
})

test('other alphabets and lengths are refused', () => {
  for (const text of ['', 'w7er8u0pqz3', 'w7er8u0pqz3aa', 'w7er8u0pqz3a', 'W7ER8U0PQZ3X', 'w7er8u0pqzil'])
    expect(checkParcelId(text)).toBe('format.parcel-id')
  expect(decodeGeohash('w7a')).toBeNull()
})

test('an island has a box of its own', () => {
  const bounds = [
    { south: 20.59, west: 106.12, north: 21.24, east: 107.22 },
    { south: 20.09, west: 107.68, north: 20.17, east: 107.77 },
  ]
  expect(isInside({ lat: 20.865, lon: 106.684 }, bounds)).toBe(true)
  expect(isInside({ lat: 20.133, lon: 107.727 }, bounds)).toBe(true)
  expect(isInside({ lat: 20.4, lon: 107.4 }, bounds)).toBe(false)
  expect(isInside({ lat: 106.684, lon: 20.865 }, bounds)).toBe(false)
})

test('a degree of latitude is 111 km', () => {
  expect(distanceInMetres({ lat: 20, lon: 106 }, { lat: 21, lon: 106 })).toBeCloseTo(111_195, -1)
})
