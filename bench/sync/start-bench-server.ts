import { fork } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServerReady, ServerUse } from './messages.ts'

export interface BenchServer extends ServerReady {
  use(): Promise<ServerUse>
  stop(): Promise<void>
}

/** Starts the server in a folder of its own, which goes with it. */
export async function startBenchServer(): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'phieu-bench-'))
  // The embedded database may run under another account.
  await chmod(folder, 0o755)
  const child = fork(new URL('bench-server.ts', import.meta.url), [join(folder, 'data')])
  const ended = once(child, 'exit')
  const first = await Promise.race([once(child, 'message'), ended.then(() => null)])
  if (first === null) throw new Error('the server did not start')
  const ready = first[0] as ServerReady // our own process
  return {
    ...ready,
    async use() {
      child.send('use')
      return (await once(child, 'message'))[0] as ServerUse // our own process
    },
    async stop() {
      child.send('stop')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
