import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assert } from '#core/lib/assert.ts'
import type { UserId } from '#core/lib/ids.ts'
import { createFileStore, type FileStore } from '../../files/file-store.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { testUnits } from '../../testing/test-people.ts'
import { dropVisitorsFiles, hasCityFiles } from './city-files.ts'

let at: TestDatabase
let folder = ''
let files: FileStore
beforeAll(async () => {
  at = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'phieu-city-files-'))
  files = createFileStore(folder, { reserve: 0 })
})
afterAll(async () => {
  await at.close()
  await rm(folder, { recursive: true })
})

const unitId = testUnits.a
async function keep(text: string): Promise<string> {
  const received = await files.receive(Readable.from([Buffer.from(text)]), 100)
  assert(received.ok, 'it is taken')
  await received.value.keep(unitId)
  return received.value.sha256
}

test('a reset keeps the city’s own files, drops what visitors brought, and notices when its own are gone', async () => {
  const [own, brought] = [await keep('của thành phố'), await keep('của khách')]
  const row = {
    unit_id: unitId,
    sha256: own,
    media_type: 'application/pdf',
    size: 15,
    stored_by: makeTestId<UserId>(),
    stored_at: new Date(),
  }
  await at.owner.insertInto('files').values(row).execute()
  expect(await hasCityFiles(at.owner, files)).toBe(true)
  await dropVisitorsFiles(at.owner, files)
  expect([await files.has(unitId, own), await files.has(unitId, brought)]).toEqual([true, false])
  await files.remove(unitId, own)
  expect(await hasCityFiles(at.owner, files)).toBe(false)
})
