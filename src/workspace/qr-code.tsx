import { useMemo } from 'react'
import { encode } from 'uqr'

/** A QR code as one SVG path, black on white in both schemes because readers need the contrast. `label` is read aloud. */
export function QrCode({ text, label, size = 132 }: { readonly text: string; readonly label: string; readonly size?: number }) {
  const { path, side } = useMemo(() => {
    const { data } = encode(text, { ecc: 'M', border: 2 })
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { path: squares.join(''), side: data.length }
  }, [text])
  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
