import { Inflate } from 'fflate'
import { issue, type Issue } from '../lib/issue.ts'
import { err, ok, type Result } from '../lib/result.ts'
import type { SpreadsheetLimits } from './spreadsheet.ts'

interface Entry {
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly isEncrypted: boolean
  /** Of its local header. */
  readonly at: number
}

/** The parts of an archive by name. A part is unpacked when it is asked for, and all of them share one allowance. */
export interface Archive {
  readonly names: ReadonlySet<string>
  read(name: string): Result<Uint8Array, Issue>
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** What is fed to the inflater at once: it can grow a thousandfold before its size is looked at. */
const PIECE = 16_384
const SMALL = 1_000_000
const broken = issue('sheet.broken')
const bomb = issue('sheet.bomb')

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === END) return at
  return -1
}

const nameOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 300))

function directory(bytes: Uint8Array, view: DataView, limits: SpreadsheetLimits): Result<ReadonlyMap<string, Entry>, Issue> {
  const end = endOf(view)
  if (end < 0) return err(broken)
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) return err(issue('sheet.entries', '', { limit: limits.entries }))
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return err(broken)
    const name = view.getUint16(at + 28, true)
    entries.set(nameOf(bytes.subarray(at + 46, at + 46 + name)), {
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return ok(entries)
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** @returns null when it grows beyond `most` or is no deflated data, whatever its directory says of its size */
function inflated(packed: Uint8Array, most: number): Uint8Array | null {
  const pieces: Uint8Array[] = []
  let length = 0
  const inflate = new Inflate((piece) => {
    pieces.push(piece)
    length += piece.length
  })
  try {
    for (let at = 0; at < packed.length && length <= most; at += PIECE)
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
  } catch {
    return null // what the inflater throws for broken data
  }
  return length > most ? null : joined(pieces, length)
}

/**
 * An archive whose parts are unpacked within limits: their sizes are looked up in its directory first, and counted again while
 * they grow, since a directory can lie. Issues: `sheet.broken`, `sheet.entries` {limit}, `sheet.bomb`, `sheet.encrypted`.
 */
export function openArchive(bytes: Uint8Array, limits: SpreadsheetLimits): Result<Archive, Issue> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = directory(bytes, view, limits)
  if (!entries.ok) return entries
  let left = limits.inflated
  const isTooMuch = ({ size, packed }: Entry) => size > left || (size > SMALL && size > packed * limits.ratio)
  const read = (name: string): Result<Uint8Array, Issue> => {
    const entry = entries.value.get(name)
    if (entry === undefined || entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL) return err(broken)
    if (entry.isEncrypted) return err(issue('sheet.encrypted'))
    if (isTooMuch(entry)) return err(bomb)
    const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
    const packed = bytes.subarray(from, from + entry.packed)
    if (entry.method !== 0 && entry.method !== 8) return err(broken)
    const part = entry.method === 0 ? packed : inflated(packed, entry.size)
    if (part === null || part.length !== entry.size) return err(broken)
    left -= part.length
    return ok(part)
  }
  return ok({ names: new Set(entries.value.keys()), read })
}
