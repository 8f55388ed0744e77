import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'

/** Makes the folder for uploaded files when it is missing; `files.unwritable` at start rather than at the first upload. */
export async function checkFilesFolder(folder: string): Promise<Result<null>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return ok(null)
  } catch {
    return err([issue('files.unwritable', 'PHIEU_FILES', { folder })])
  }
}
