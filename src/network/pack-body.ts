/** Below this a packet is a packet, whatever its size. */
const WORTH_PACKING = 1024

export interface PackedBody {
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/** JSON for the way up, gzipped when it is large and the browser can: mobile links of communes are slow upwards. */
export async function packBody(value: unknown): Promise<PackedBody> {
  const text = JSON.stringify(value)
  const headers = { 'content-type': 'application/json' }
  if (text.length < WORTH_PACKING || typeof CompressionStream === 'undefined') return { body: text, headers }
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  const body = new Uint8Array(await new Response(stream).arrayBuffer())
  return { body, headers: { ...headers, 'content-encoding': 'gzip' } }
}
