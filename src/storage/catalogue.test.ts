import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { buildId } from '#testing/builders.ts'
import { valueOf } from '#testing/device.ts'
import type { UserId } from '#core/lib/ids.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import { describe, expect, it } from 'vitest'
import { createCatalogue } from './create-catalogue.ts'

const summary: FormSummary = {
  key: 'birth-registration',
  version: 1,
  hash: 'h',
  title: 'Khai sinh',
  titleEn: 'Birth',
  department: 'justice',
  departmentName: 'Sở Tư pháp',
  verification: 'verified',
  current: true,
}
const list = {
  key: 'sexes',
  version: '2026-01-01',
  title: 'Giới tính',
  source: 's',
  codesBy: 'project' as const,
  items: [{ code: '1', name: 'Nam' }],
}

describe('the catalogue', () => {
  it('keeps a list of forms for each user, and definitions and code lists for all', async () => {
    const source = { indexedDB: new IDBFactory(), IDBKeyRange }
    const [one, two] = [
      createCatalogue({ ...source, reader: buildId<UserId>(1) }),
      createCatalogue({ ...source, reader: buildId<UserId>(2) }),
    ]
    valueOf(await one.putForms([summary]))
    valueOf(await one.putCodeList(list))
    expect(valueOf(await one.forms())).toEqual([summary])
    expect(valueOf(await two.forms())).toEqual([])
    expect(valueOf(await two.codeLists())).toEqual([list])
    expect(valueOf(await two.codeListVersions())).toEqual([{ key: 'sexes', version: '2026-01-01' }])
    expect(valueOf(await two.definition('unknown@1#h'))).toBeNull()
  })
})
