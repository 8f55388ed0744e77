import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'

/** The system account PostgreSQL runs under; null: the one of this process. */
export type DatabaseAccount = { readonly uid: number; readonly gid: number } | null

const run = promisify(execFile)

const lookUp = async (name: string): Promise<DatabaseAccount> => {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

/** Debian and Red Hat know the first, Alpine the second. */
const creators: readonly (readonly [command: string, arguments_: readonly string[]])[] = [
  ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/false', 'postgres']],
  ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', 'postgres']],
]

/** PostgreSQL refuses to run as root: then the system account `postgres` runs it, created when missing. */
export async function databaseAccount(): Promise<Result<DatabaseAccount>> {
  if (process.getuid?.() !== 0) return ok(null)
  const existing = await lookUp('postgres')
  if (existing) return ok(existing)
  for (const [command, parameters] of creators) {
    try {
      await run(command, parameters)
    } catch {
      continue
    }
    const created = await lookUp('postgres')
    if (created) return ok(created)
  }
  return err([issue('database.no-account')])
}
