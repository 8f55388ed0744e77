import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const prefix = 'postgresql.new-'
/** No first start takes so long; for what a process left whose number another one has now, as in a container. */
const longestMillis = 3600_000

/** Where a first start makes its cluster, to be renamed when whole. @param id of the start, so that two of one process differ */
export const asideName = (pid: number, id: string): string => `${prefix}${pid}-${id}`

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another account's process cannot be signalled, but is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Removes half-made clusters of starts that were killed, and leaves alone what another first start is making now. */
export async function sweepAbandoned(dataFolder: string, now: number): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    if (!name.startsWith(prefix)) continue
    const pid = Number(/^\d+/.exec(name.slice(prefix.length))?.[0] ?? 0)
    // Renamed or removed by its own start meanwhile: nothing to do.
    const made = await stat(join(dataFolder, name)).catch(() => null)
    if (made === null) continue
    if (pid > 0 && isRunning(pid) && now - made.mtimeMs < longestMillis) continue
    await rm(join(dataFolder, name), { recursive: true, force: true })
  }
}
