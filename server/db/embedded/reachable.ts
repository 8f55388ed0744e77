import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Whether any account may enter every folder on the way to `path`, `path` included when it is a folder. */
export async function reachableForAll(path: string): Promise<boolean> {
  const OTHERS_ENTER = 0o001
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => null)
    if (found?.isDirectory() && (found.mode & OTHERS_ENTER) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
