import type { GeoCell } from '#core/lib/geohash.ts'
import './shape-sketch.css'

interface ShapeSketchProps {
  readonly points: readonly GeoCell[]
  readonly closed: boolean
}

const WIDTH = 220
const HEIGHT = 140
const EDGE = 14

/** The shape without a map, north up and to scale: enough to see a point out of order. For the eye only; its figures stand beside it. */
export function ShapeSketch({ points, closed }: ShapeSketchProps) {
  const lats = points.map(({ lat }) => lat)
  const lons = points.map(({ lon }) => lon)
  const [south, west] = [Math.min(...lats), Math.min(...lons)]
  // A degree of longitude is shorter than one of latitude.
  const narrowing = Math.cos((((south + Math.max(...lats)) / 2) * Math.PI) / 180)
  const [wide, high] = [(Math.max(...lons) - west) * narrowing, Math.max(...lats) - south]
  const scale = Math.min((WIDTH - 2 * EDGE) / Math.max(wide, 1e-9), (HEIGHT - 2 * EDGE) / Math.max(high, 1e-9))
  const [left, foot] = [(WIDTH - wide * scale) / 2, (HEIGHT + high * scale) / 2]
  const drawn = points.map(({ lat, lon }) => ({ x: left + (lon - west) * narrowing * scale, y: foot - (lat - south) * scale }))
  const path = drawn.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
  return (
    <svg className="ph-sketch" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true" focusable="false">
      <path d={closed ? `${path}Z` : path} data-closed={closed || undefined} />
      {drawn.length <= 60 && drawn.map(({ x, y }, at) => <circle key={at} cx={x} cy={y} r={at === 0 ? 4 : 2.5} />)}
      {drawn.length <= 12 &&
        drawn.map(({ x, y }, at) => (
          <text key={at} x={x + 6} y={y - 5}>
            {at + 1}
          </text>
        ))}
    </svg>
  )
}
