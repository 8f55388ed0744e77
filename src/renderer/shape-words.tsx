import { shapePoints, type GeoShapeKind } from '#core/form/field-types/geo-shape-value.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { ShapeSketch } from './shape-sketch.tsx'

interface ShapeWordsProps {
  readonly value: JsonValue | undefined
  readonly kind: GeoShapeKind
  /** Its figures: points, length, area. */
  readonly words: string
}

/** A shape as it is read and printed: figures, sketch, corners by their numbers. */
export function ShapeWords({ value, kind, words }: ShapeWordsProps) {
  const points = shapePoints(value, kind)
  if (points === null || points.length === 0) return words
  return (
    <>
      {words}
      <div className="ph-shape">
        <ShapeSketch points={points} closed={kind === 'geo-polygon'} />
        <div>
          <ol className="ph-shape-points">
            {points.map(({ lat, lon }, at) => (
              <li key={at}>
                {lat}, {lon}
              </li>
            ))}
          </ol>
        </div>
      </div>
    </>
  )
}
