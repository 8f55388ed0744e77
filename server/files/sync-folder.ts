import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A new name in a folder outlasts a power cut only once the folder itself is on the disk. Windows knows no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch((error: NodeJS.ErrnoException) => {
    if (process.platform === 'win32') return null
    throw error
  })
  try {
    await handle?.sync()
  } catch (error) {
    if (process.platform !== 'win32') throw error
  } finally {
    await handle?.close()
  }
}

/** Makes the folder and those above it, up to `root`, for this account alone, and sees that each new one is on the disk. */
export async function makeFolders(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let at = folder; at !== root && at !== dirname(at); at = dirname(at)) await syncFolder(dirname(at))
}
