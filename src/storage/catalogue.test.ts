import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { villageList } from '#core/form/testing/village-list.ts'
import { buildId } from '#testing/builders.ts'
import { valueOf } from '#testing/device.ts'
import type { UserId } from '#core/lib/ids.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import { describe, expect, it } from 'vitest'
import { createCatalogue } from './create-catalogue.ts'
import type { ListWork } from './list-work.ts'
import { remoteListWork } from './remote-list-work.ts'
import { serveListWork } from './serve-list-work.ts'

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

const bytesOf = (document: unknown): Blob => new Blob([JSON.stringify(document)])

describe('the catalogue', () => {
  it('keeps a list of forms for each user, and definitions and code lists for all', async () => {
    const source = { indexedDB: new IDBFactory(), IDBKeyRange }
    const [one, two] = [
      createCatalogue({ ...source, reader: buildId<UserId>(1) }),
      createCatalogue({ ...source, reader: buildId<UserId>(2) }),
    ]
    valueOf(await one.putForms([summary]))
    expect(valueOf(await one.keepList(list, bytesOf(list)))).toBe(true)
    expect(valueOf(await one.forms())).toEqual([summary])
    expect(valueOf(await two.forms())).toEqual([])
    expect(valueOf(await two.listHeads())).toMatchObject([
      { key: 'sexes', version: '2026-01-01', effectiveFrom: null, effectiveTo: null, count: 1 },
    ])
    expect(valueOf(await two.list(list))?.item('1')).toEqual({ code: '1', name: 'Nam' })
    expect(valueOf(await two.list({ key: 'sexes', version: '2027-01-01' }))).toBeNull()
    expect(valueOf(await two.definition('unknown@1#h'))).toBeNull()
  })

  it('keeps no list that is not what its name says', async () => {
    const catalogue = createCatalogue({ indexedDB: new IDBFactory(), IDBKeyRange, reader: buildId<UserId>(1) })
    expect(valueOf(await catalogue.keepList({ key: 'sexes', version: '2027-01-01' }, bytesOf(list)))).toBe(false)
    expect(valueOf(await catalogue.keepList(list, bytesOf({ ...list, items: [{ code: '1' }] })))).toBe(false)
    expect(valueOf(await catalogue.keepList(list, new Blob(['<html>'])))).toBe(false)
    expect(valueOf(await catalogue.listHeads())).toEqual([])
  })

  it('takes over the lists that an earlier version of the app kept on this device', async () => {
    const source = { indexedDB: new IDBFactory(), IDBKeyRange }
    const earlier = new Dexie('phieu-catalogue', source)
    earlier.version(1).stores({ forms: 'reader', definitions: 'ref', lists: 'id' })
    await earlier.table('lists').put({ id: 'sexes@2026-01-01', list })
    await earlier.table('forms').put({ reader: buildId<UserId>(1), forms: [summary] })
    earlier.close()
    const catalogue = createCatalogue({ ...source, reader: buildId<UserId>(1) })
    expect(valueOf(await catalogue.listHeads()).map(({ key, count }) => `${key} ${count}`)).toEqual(['sexes 1'])
    expect(valueOf(await catalogue.list(list))?.items({})).toEqual(list.items)
    expect(valueOf(await catalogue.forms())).toEqual([summary])
  })

  it('answers a search in a long list, whether its worker works, fails or was never there', async () => {
    const source = { indexedDB: new IDBFactory(), IDBKeyRange }
    const villages = villageList([{ code: '11560', name: 'Phường Thủy Nguyên' }], 3000)
    const name = { key: villages.key, version: villages.version }
    const first = createCatalogue({ ...source, reader: buildId<UserId>(1) })
    expect(valueOf(await first.keepList(name, bytesOf(villages)))).toBe(true)
    const question = { text: 'thon dong dong 0', filter: { commune: '11560' }, asOf: '2026-11-20', lang: 'vi', limit: 5 } as const
    const found = async (elsewhere: (here: ListWork) => ListWork) => {
      const catalogue = createCatalogue({ ...source, reader: buildId<UserId>(1), elsewhere })
      return (await valueOf(await catalogue.list(name))?.search(question))?.meant?.code
    }
    const { port1, port2 } = new MessageChannel()
    const served = createCatalogue({ ...source, reader: buildId<UserId>(1), elsewhere: (here) => (serveListWork(port2, here), here) })
    port1.start()
    port2.start()
    expect(await found((here) => remoteListWork(() => port1, here))).toBe('V000000')
    port1.close()
    served.close()
    const dead = new MessageChannel().port1
    dead.postMessage = () => void setTimeout(() => dead.dispatchEvent(new Event('error')))
    expect(await found((here) => remoteListWork(() => dead, here))).toBe('V000000')
    const startless = () => {
      throw new Error('no workers here')
    }
    expect(await found((here) => remoteListWork(startless, here))).toBe('V000000')
    expect(await found((here) => here)).toBe('V000000')
  })
})
