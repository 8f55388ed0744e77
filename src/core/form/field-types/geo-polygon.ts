import { geoShape } from './geo-shape.ts'

/**
 * A piece of ground, a `Polygon` of WGS84 with one edge around it, closed by itself: three points at least, no two edges cross
 * (`geo-shape.crossing` {first, second}: corners by their numbers). The order is the one that was typed, whichever way round.
 */
export const geoPolygon = geoShape('geo-polygon')
