import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeTestDatabase } from '#server/testing/make-test-database.ts'
import { cutConnections, publishVersion, type FaultServer, type FaultTemplate } from '../world/fault-server.ts'
import { orderEnv, type Death } from './death.ts'

const file = fileURLToPath(new URL('./server-child.ts', import.meta.url))

/** A server that is a process, so that it can be killed; it comes back on the same port over the same database. */
export interface ChildServer extends FaultServer {
  /** Lets it die by itself at one of its next transactions. */
  tell(death: Death): void
  /** SIGKILL; resolves once it is gone. */
  kill(): Promise<void>
  /** Resolves when it has died. */
  died(): Promise<void>
}

export async function startChildServer(template: FaultTemplate): Promise<ChildServer> {
  const database = await makeTestDatabase(template.postgres, template.database.name)
  const filesFolder = await mkdtemp(join(tmpdir(), 'phieu-kills-'))
  const { identityKey, escrow } = template.secrets
  const running: { child: ChildProcess; port: number } = { child: start(0), port: 0 }
  running.port = await portOf(running.child)

  function start(port: number): ChildProcess {
    const order = { appUrl: database.appUrl, identityKey: identityKey.toString('base64'), escrow, filesFolder, port }
    return fork(file, { env: { PATH: process.env['PATH'], ...orderEnv(order) }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  }

  const died = async (): Promise<void> => {
    const { child } = running
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  const kill = async (): Promise<void> => {
    running.child.kill('SIGKILL')
    await died()
  }
  return {
    port: running.port,
    database,
    people: template.people,
    logLines: [],
    tell: (death) => void running.child.send(death),
    kill,
    died,
    async restart() {
      await kill()
      running.child = start(running.port)
      await portOf(running.child)
    },
    cutDatabase: () => cutConnections(database),
    publishSecondVersion: () => publishVersion(database.owner, 2, Date.now()),
    async close() {
      await kill()
      await database.close()
      await rm(filesFolder, { recursive: true, force: true })
    },
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('the server ended before it listened')))
  const [message] = (await Promise.race([once(child, 'message'), gone])) as [{ readonly port: number }] // what the child sends first
  gone.catch(() => undefined)
  return message.port
}
