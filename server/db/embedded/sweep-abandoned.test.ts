import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asideName, sweepAbandoned } from './sweep-abandoned.ts'

test('removes what killed starts left, and nothing that another start is making', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'phieu-sweep-'))
  const now = Date.now()
  const { pid: ended } = spawnSync(process.execPath, ['--version'])
  const [underWay, killed, ofOldNumber] = [asideName(process.pid, 'a'), asideName(ended, 'b'), asideName(process.pid, 'c')]
  for (const name of ['postgresql', underWay, killed, ofOldNumber, 'postgresql.new-']) await mkdir(join(folder, name))
  await writeFile(join(folder, killed, 'credentials.json'), '{}')
  await utimes(join(folder, ofOldNumber), new Date(now - 7200_000), new Date(now - 7200_000))
  await sweepAbandoned(folder, now)
  expect((await readdir(folder)).toSorted()).toEqual(['postgresql', underWay].toSorted())
  await rm(folder, { recursive: true })
})
