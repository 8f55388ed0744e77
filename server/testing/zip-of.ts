/** A ZIP archive of empty entries with these names, as small as the format allows. */
export function zipOf(names: readonly string[]): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const name of names) {
    const bytes = Buffer.from(name)
    const entry = Buffer.alloc(30)
    entry.writeUInt32LE(0x04034b50, 0)
    entry.writeUInt16LE(bytes.length, 26)
    const listed = Buffer.alloc(46)
    listed.writeUInt32LE(0x02014b50, 0)
    listed.writeUInt16LE(bytes.length, 28)
    listed.writeUInt32LE(offset, 42)
    local.push(entry, bytes)
    directory.push(listed, bytes)
    offset += entry.length + bytes.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 8)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, listing, end])
}
