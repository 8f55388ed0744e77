import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaInSquareMetres, geodesicMetres, lengthInMetres } from './geodesy.ts'

const dms = (degrees: number, minutes: number, seconds: number): number => degrees + minutes / 60 + seconds / 3600

test('the distance from Flinders Peak to Buninyong is that of the Geocentric Datum of Australia manual: 54,972.271 m', () => {
  const flinders = { lat: -dms(37, 57, 3.7203), lon: dms(144, 25, 29.5244) }
  const buninyong = { lat: -dms(37, 39, 10.1561), lon: dms(143, 55, 35.3839) }
  expect(geodesicMetres(flinders, buninyong)).toBeCloseTo(54_972.271, 2)
})

test('a degree at the equator is 110,574.389 m along a meridian and 111,319.491 m along the equator', () => {
  const origin = { lat: 0, lon: 0 }
  expect(geodesicMetres(origin, { lat: 1, lon: 0 })).toBeCloseTo(110_574.389, 2)
  expect(geodesicMetres(origin, { lat: 0, lon: 1 })).toBeCloseTo(111_319.491, 2)
  expect(geodesicMetres(origin, origin)).toBe(0)
})

test('opposite ends of the earth are about 20,000 km apart, not a failure', () => {
  expect(geodesicMetres({ lat: 0, lon: 0 }, { lat: 0.3, lon: 179.7 }) / 1000).toBeCloseTo(19_970, -2)
})

// Between parallels; with geodesics for its edges the same cell has 12,308.778 km², 0.003 % more.
test('the whole ellipsoid has 510,065,621.724 km², and a degree by a degree at the equator 12,308.464 km²', () => {
  const eighth = [
    { lat: 0, lon: 0 },
    { lat: 0, lon: 90 },
    { lat: 90, lon: 90 },
    { lat: 90, lon: 0 },
  ]
  expect((areaInSquareMetres(eighth) * 8) / 1e6).toBeCloseTo(510_065_621.724, 2)
  const degree = [
    { lat: 0, lon: 0 },
    { lat: 0, lon: 1 },
    { lat: 1, lon: 1 },
    { lat: 1, lon: 0 },
  ]
  expect(areaInSquareMetres(degree) / 1e6).toBeCloseTo(12_308.464, 3)
})

test('a small square has the area of its sides multiplied, whichever way one walks around it', () => {
  fc.assert(
    fc.property(fc.double({ min: 8, max: 23, noNaN: true }), fc.double({ min: 0.0001, max: 0.005, noNaN: true }), (lat, side) => {
      const ring = [
        { lat, lon: 106 },
        { lat, lon: 106 + side },
        { lat: lat + side, lon: 106 + side },
        { lat: lat + side, lon: 106 },
      ]
      const [south, east] = [lengthInMetres(ring.slice(0, 2)), lengthInMetres(ring.slice(1, 3))]
      expect(areaInSquareMetres(ring) / (south * east)).toBeCloseTo(1, 4)
      expect(areaInSquareMetres(ring.toReversed())).toBeCloseTo(areaInSquareMetres(ring), 3)
    }),
  )
})
