import { open, type FileHandle } from 'node:fs/promises'

/** ZIP ends with a fixed record of 22 bytes and a comment of at most 65,535. */
const END_SIZE = 22
const LONGEST_COMMENT = 65_535
const END_MARK = 0x06054b50
const ENTRY_MARK = 0x02014b50
const ENTRY_SIZE = 46
/** An honest document has some dozens of parts, a long table some hundreds. */
const LARGEST_DIRECTORY = 4_000_000

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}

/** Names in the ZIP's directory. Nothing is unpacked, so no bomb can go off. Null: no ZIP, or none that can be read. */
async function partNames(file: FileHandle, size: number): Promise<readonly string[] | null> {
  const tail = await readAt(file, Math.max(0, size - END_SIZE - LONGEST_COMMENT), Math.min(size, END_SIZE + LONGEST_COMMENT))
  let at = tail.length - END_SIZE
  while (at >= 0 && tail.readUInt32LE(at) !== END_MARK) at--
  if (at < 0) return null
  const length = tail.readUInt32LE(at + 12)
  const start = tail.readUInt32LE(at + 16)
  if (length > LARGEST_DIRECTORY || start + length > size) return null
  const directory = await readAt(file, start, length)
  const names: string[] = []
  for (let entry = 0; entry + ENTRY_SIZE <= directory.length;) {
    if (directory.readUInt32LE(entry) !== ENTRY_MARK) return null
    const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(entry + offset)) as [number, number, number] // three offsets
    names.push(directory.toString('utf8', entry + ENTRY_SIZE, entry + ENTRY_SIZE + name))
    entry += ENTRY_SIZE + name + extra + comment
  }
  return names
}

const folderOfType: Readonly<Record<string, string>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'word/',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xl/',
}

/**
 * Whether the file at `path` is an Office document of that media type (ECMA-376, part 2): a ZIP that has `[Content_Types].xml` and
 * the type's own folder. One that carries macros is none: its types have other names, and nobody here needs to run them.
 */
export async function isOfficeDocument(path: string, size: number, type: string): Promise<boolean> {
  const folder = folderOfType[type]
  if (folder === undefined) return false
  const file = await open(path, 'r')
  try {
    const names = await partNames(file, size)
    if (names === null) return false
    const has = (test: (name: string) => boolean): boolean => names.some(test)
    return (
      has((name) => name === '[Content_Types].xml') &&
      has((name) => name.startsWith(folder)) &&
      !has((name) => name.toLowerCase().endsWith('vbaproject.bin'))
    )
  } finally {
    await file.close()
  }
}
