import { spawn } from 'node:child_process'
import type { DatabaseAccount } from './account.ts'

export interface ProgramEnd {
  readonly code: number
  /** Both streams, for the message when it failed. */
  readonly output: string
}

/** PostgreSQL reads its messages' language and its time zone from the environment; ours must not depend on the city's. */
export const programEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  SystemRoot: process.env['SystemRoot'],
  LC_ALL: 'C',
  TZ: 'UTC',
})

/** Runs a program of PostgreSQL to its end under `account`. */
export async function runProgram(
  command: string,
  parameters: readonly string[],
  account: DatabaseAccount,
  folder: string,
): Promise<ProgramEnd> {
  return await new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { ...account, cwd: folder, env: programEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer) => void (output += chunk.toString())
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('exit', (code) => resolve({ code: code ?? 1, output }))
  })
}
