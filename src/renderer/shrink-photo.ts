export interface PhotoLimits {
  /** Pixels of the longer side. */
  readonly maxEdge: number
  readonly maxBytes: number
}

/** How hard to press, in turn, until the picture fits. */
const attempts = [
  { scale: 1, quality: 0.85 },
  { scale: 1, quality: 0.7 },
  { scale: 0.75, quality: 0.7 },
  { scale: 0.5, quality: 0.6 },
] as const

/**
 * The picture, upright, shrunk, and written anew as JPEG: what the camera wrote beside it (place, time, serial number) stays
 * behind. Null: the browser cannot read it as a picture. May still be larger than `maxBytes`.
 */
export async function shrinkPhoto(source: Blob, { maxEdge, maxBytes }: PhotoLimits): Promise<Blob | null> {
  const bitmap = await createImageBitmap(source, { imageOrientation: 'from-image' }).catch(() => null)
  if (bitmap === null) return null
  try {
    const fit = Math.min(1, maxEdge / Math.max(bitmap.width, bitmap.height))
    let smallest: Blob | null = null
    for (const { scale, quality } of attempts) {
      smallest = await draw(bitmap, fit * scale, quality)
      if (smallest === null || smallest.size <= maxBytes) break
    }
    return smallest
  } finally {
    bitmap.close()
  }
}

async function draw(bitmap: ImageBitmap, scale: number, quality: number): Promise<Blob | null> {
  const [width, height] = [Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale))]
  const canvas = makeCanvas(width, height)
  const context = canvas.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null // '2d' gives no other
  if (context === null) return null
  // JPEG knows no transparency: without a ground it would become black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(bitmap, 0, 0, width, height)
  if (!(canvas instanceof HTMLCanvasElement)) return canvas.convertToBlob({ type: 'image/jpeg', quality })
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}

function makeCanvas(width: number, height: number): HTMLCanvasElement | OffscreenCanvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height)
  return Object.assign(document.createElement('canvas'), { width, height })
}
