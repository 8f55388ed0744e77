import { geoShape } from './geo-shape.ts'

/** A way on the ground, a `LineString` of WGS84: two points at least; it may cross itself. Errors `geo-shape.*` (geo-shape.ts, geo-shape-text.ts). */
export const geoLine = geoShape('geo-line')
