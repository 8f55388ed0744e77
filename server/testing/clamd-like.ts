import { createServer, type Server } from 'node:net'

const VIRUS = 'DEMO-VIRUS'

/** Speaks what clamd speaks after `zINSTREAM`: a file with "DEMO-VIRUS" in it has one. */
export const clamdLike = (): Server =>
  createServer((socket) => {
    let came = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      came = Buffer.concat([came, chunk])
      const bytes = wholeStream(came)
      if (bytes !== null) socket.end(bytes.includes(VIRUS) ? 'stream: Demo.Virus FOUND\0' : 'stream: OK\0')
    })
  })

/** The bytes between the command and the piece of no length; null: not all has come. */
function wholeStream(came: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (came.subarray(0, command.length).toString('latin1') !== command) return null
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= came.length;) {
    const length = came.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(came.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}
