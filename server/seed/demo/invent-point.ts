import type { JsonObject } from '#core/lib/json.ts'
import type { InventionInput } from './invention.ts'
import { seededRandom } from './random.ts'

/** The two special zones, whose islands lie apart; degrees, WGS84, roughly. */
const islands: Readonly<Record<string, { readonly lat: number; readonly lon: number; readonly reach: number }>> = {
  '11914': { lat: 20.8, lon: 107.0, reach: 0.06 },
  '11948': { lat: 20.133, lon: 107.727, reach: 0.008 },
}

/** Codes below this are of the former Hải Dương, in the west of the city. */
const EASTERN_FROM = '11300'

/**
 * A point for something in the record's commune. No list of the communes' positions is at hand: each gets a place of its own on the
 * land, the western ones in the west, so that what stands in one commune lies together.
 */
export function inventPoint({ random, place }: InventionInput): JsonObject {
  const island = islands[place.communeCode]
  const own = seededRandom(`point ${place.communeCode}`)
  const west = place.communeCode < EASTERN_FROM
  const middle = island ?? {
    lat: 20.68 + own.int(0, 330) / 1000,
    lon: (west ? 106.2 : 106.5) + own.int(0, west ? 280 : 220) / 1000,
    reach: 0.02,
  }
  const near = (degrees: number): number => Number((degrees + (middle.reach * random.int(-1000, 1000)) / 1000).toFixed(5))
  return { lat: near(middle.lat), lon: near(middle.lon) }
}
