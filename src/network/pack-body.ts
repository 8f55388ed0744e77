/** Below this a packet is a packet, whatever its size. */
const WORTH_PACKING = 1024

export interface PackedBody {
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

const headers = { 'content-type': 'application/json' }

/** JSON for the way up, gzipped when it is large and the browser can: mobile links of communes are slow upwards. */
export async function packBody(value: unknown): Promise<PackedBody> {
  const text = JSON.stringify(value)
  return text.length < WORTH_PACKING ? { body: text, headers } : await packText(new Blob([text]))
}

/** The same of JSON that is written already. */
export async function packText(text: Blob): Promise<PackedBody> {
  if (text.size < WORTH_PACKING || typeof CompressionStream === 'undefined') return { body: await text.text(), headers }
  const stream = text.stream().pipeThrough(new CompressionStream('gzip'))
  const body = new Uint8Array(await new Response(stream).arrayBuffer())
  return { body, headers: { ...headers, 'content-encoding': 'gzip' } }
}
