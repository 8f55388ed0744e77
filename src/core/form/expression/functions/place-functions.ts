import { checkParcelId, decodeGeohash, distanceInMetres, type GeoCell } from '../../../lib/geohash.ts'
import type { CelValue } from '../cel-value.ts'
import { roundAt } from '../round-at.ts'
import { numberOf, textOf, type CelFunction } from './cel-function.ts'

const cellOf = (value: CelValue | undefined): GeoCell | null =>
  checkParcelId(textOf(value)) === null ? decodeGeohash(textOf(value)) : null

export const placeFunctions: readonly CelFunction[] = [
  { signature: 'geohash_lat(string): double', weight: 150, run: ([text]) => cellOf(text)?.lat },
  { signature: 'geohash_lon(string): double', weight: 150, run: ([text]) => cellOf(text)?.lon },
  {
    signature: 'distance_m(double, double, double, double): double',
    weight: 40,
    run: (args) => {
      const [lat1 = 0, lon1 = 0, lat2 = 0, lon2 = 0] = args.map(numberOf)
      // Sines end in other digits in other engines, and a rule must give the same on device and server.
      return roundAt(distanceInMetres({ lat: lat1, lon: lon1 }, { lat: lat2, lon: lon2 }), 3)
    },
  },
]
