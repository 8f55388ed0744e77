import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'

/** What a virus scanner says of a file. `away`: it could not be asked, or did not know; that is never taken for clean. */
export type ScanVerdict = { readonly kind: 'clean' } | { readonly kind: 'found'; readonly signature: string } | { readonly kind: 'away' }

/** @param path of a file on this machine's disk */
export type ScanFile = (path: string) => Promise<ScanVerdict>

/** Where clamd listens. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string }

export interface ClamdOptions {
  readonly onVerdict?: (verdict: ScanVerdict) => void
  readonly silentMs?: number
}

/** It looks into archives, which takes a while. Milliseconds without a word or a byte taken. */
const SILENT = 60_000
const LONGEST_ANSWER = 1000

/**
 * Asks clamd by its `INSTREAM` command (clamd(8)): the bytes in pieces, each after its length in four bytes, most significant first, and
 * a length of nothing at the end; so clamd may run as another user, or on another machine.
 */
export function createClamdScan(address: ClamdAddress, { onVerdict, silentMs = SILENT }: ClamdOptions = {}): ScanFile {
  return async (path) => {
    const verdict = await ask(address, path, silentMs)
    onVerdict?.(verdict)
    return verdict
  }
}

async function ask(address: ClamdAddress, path: string, silentMs: number): Promise<ScanVerdict> {
  const socket = connect(address)
  socket.setTimeout(silentMs, () => socket.destroy(new Error('clamd is silent')))
  try {
    const answer = readAnswer(socket).catch(() => '')
    // Whoever stops reading has answered already: too large for its settings, say.
    await sendFile(socket, path).catch(() => undefined)
    return verdictOf(await answer)
  } catch {
    return { kind: 'away' }
  } finally {
    socket.destroy()
  }
}

async function sendFile(socket: Socket, path: string): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    await write(socket, lengthOf(chunk.byteLength))
    await write(socket, chunk)
  }
  await write(socket, lengthOf(0))
}

const write = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())))

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

/** Up to the byte nought, or to the end. */
async function readAnswer(socket: Socket): Promise<string> {
  let text = ''
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    text += chunk.toString('latin1')
    if (text.includes('\0') || text.length > LONGEST_ANSWER) break
  }
  return text.split('\0')[0] ?? ''
}

/** "stream: OK", "stream: Eicar-Test-Signature FOUND", or an error in words. */
function verdictOf(answer: string): ScanVerdict {
  if (answer === 'stream: OK') return { kind: 'clean' }
  const signature = /^stream: (.+) FOUND$/.exec(answer)?.[1]
  return signature === undefined ? { kind: 'away' } : { kind: 'found', signature }
}
