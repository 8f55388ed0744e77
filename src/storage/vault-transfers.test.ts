import type { OpId, RecordId } from '#core/lib/ids.ts'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import { buildDraft, buildId, buildOperation, buildPulledRecord, T0, testScope } from '#testing/builders.ts'
import { buildDevice, valueOf } from '#testing/device.ts'
import { buildBytes, fileJson } from '#testing/file-sample.ts'
import { describe, expect, it } from 'vitest'
import type { Vault } from './vault.ts'

const recordId = buildOperation().recordId
const opId = buildOperation().opId
const landed = (overrides: object = {}) =>
  ({ kind: 'applied', revision: 1, receipt: '', state: { kind: 'received' }, assigned: {}, ...overrides }) as const
const take = async (vault: Vault, seed: number) =>
  valueOf(await vault.putFile(buildBytes(300, seed), { name: `${seed}.pdf`, type: 'application/pdf' }, T0))
const operationWith = (files: readonly FileValue[], overrides = {}) =>
  buildOperation({ changes: Object.fromEntries(files.map((file, i) => [`/file_${i}`, { value: fileJson(file) }])), ...overrides })
const states = async (vault: Vault) =>
  valueOf(await vault.pendingFiles())
    .map(({ file, state }) => [file.name, state.kind])
    .toSorted()
const pull = async (vault: Vault, seq: number, overrides: Partial<PulledRecord>) =>
  valueOf(
    await vault.applyPull(testScope, { changes: [buildPulledRecord(seq, { recordId, ...overrides })], next: seq, more: false, epoch: 'e' }),
  )

async function submitted(count: number) {
  const device = buildDevice()
  const vault = await device.openTab()
  const files = await Promise.all(Array.from({ length: count }, (_, i) => take(vault, i + 1)))
  valueOf(await vault.submit(operationWith(files), 'Trạm BTS', T0))
  return { device, vault, files, hashes: files.map((file) => file.sha256).toSorted() }
}

describe('files of a submitted record', () => {
  it('wait for its operation to land, are counted as unsent until the server has the last, and bring the receipt', async () => {
    const { device, vault, hashes } = await submitted(2)
    expect(await states(vault)).toEqual([
      ['1.pdf', 'held'],
      ['2.pdf', 'held'],
    ])
    expect(valueOf(await vault.unsentCount())).toBe(1)
    valueOf(await vault.markSending([opId], T0))
    valueOf(await vault.settle([{ opId, outcome: landed({ awaitingFiles: hashes }) }], T0))
    expect((await states(vault)).map(([, state]) => state)).toEqual(['waiting', 'waiting'])
    expect(valueOf(await vault.unsentCount())).toBe(1)
    expect(valueOf(await (await device.tab()).cards())).toMatchObject([{ unsent: 1 }])
    const [first, second] = valueOf(await vault.pendingFiles()).map((transfer) => transfer.id) as [string, string] // two files
    valueOf(await vault.markFileSending(first, T0))
    valueOf(await vault.fileSent(first, null))
    expect(valueOf(await vault.sent())).toMatchObject([{ outcome: { receipt: '', awaitingFiles: [expect.any(String)] } }])
    valueOf(await vault.fileSent(second, '11557-26-000001-7'))
    expect(valueOf(await vault.pendingFiles())).toEqual([])
    expect(valueOf(await vault.unsentCount())).toBe(0)
    const [proof] = valueOf(await vault.sent())
    expect(proof?.outcome).toEqual(landed({ receipt: '11557-26-000001-7' }))
    // Sent, and named by nothing here: the bytes go without a day's grace.
    valueOf(await vault.collectFiles(T0))
    for (const sha256 of hashes) expect(valueOf(await vault.readFile(sha256))).toBeNull()
  })

  it('that the server has from elsewhere are not sent again', async () => {
    const { vault, files } = await submitted(2)
    valueOf(await vault.settle([{ opId, outcome: landed({ awaitingFiles: [files[1]?.sha256 ?? ''] }) }], T0))
    expect(await states(vault)).toEqual([['2.pdf', 'waiting']])
  })

  it('stay here while the operation is refused, and go back into the draft with it', async () => {
    const { vault, files } = await submitted(1)
    valueOf(await vault.settle([{ opId, outcome: { kind: 'quarantined', reason: 'invalid', issues: [] } }], T0))
    expect(await states(vault)).toEqual([['1.pdf', 'held']])
    const paper = files.map(fileJson)[0] ?? {}
    valueOf(await vault.reopen(opId, buildDraft({ values: { paper } })))
    expect(valueOf(await vault.pendingFiles())).toEqual([])
    valueOf(await vault.collectFiles(T0 + 9e8))
    expect(valueOf(await vault.readFile(files[0]?.sha256 ?? ''))?.size).toBe(300)
  })

  it('go to the unit to which the record has moved', async () => {
    const { vault, hashes } = await submitted(1)
    const unitId = buildId<(typeof operation)['unitId']>(77)
    const operation = buildOperation()
    valueOf(await vault.settle([{ opId, outcome: { kind: 'moved', unitId } }], T0))
    valueOf(await vault.settle([{ opId, outcome: landed({ awaitingFiles: hashes }) }], T0))
    expect(valueOf(await vault.pendingFiles())).toMatchObject([{ unitId, state: { kind: 'waiting' } }])
  })

  it('stop for a person, and are sent again when that person says so', async () => {
    const { vault, hashes } = await submitted(1)
    valueOf(await vault.settle([{ opId, outcome: landed({ awaitingFiles: hashes }) }], T0))
    const [transfer] = valueOf(await vault.pendingFiles())
    valueOf(await vault.stopFile(transfer?.id ?? '', { kind: 'refused', code: 'file.type-mismatch' }))
    expect(valueOf(await vault.pendingFiles())).toMatchObject([
      { state: { kind: 'stopped', stop: { kind: 'refused', code: 'file.type-mismatch' } } },
    ])
    expect(valueOf(await vault.unsentCount())).toBe(1)
    valueOf(await vault.markFileSending(transfer?.id ?? '', T0))
    expect((await states(vault))[0]?.[1], 'only a person starts it again').toBe('stopped')
    valueOf(await vault.retryFile(transfer?.id ?? ''))
    expect(await states(vault)).toEqual([['1.pdf', 'waiting']])
  })
})

describe('files that a moved draft keeps aside', () => {
  const aside = (file: FileValue) => ({ '/gone': fileJson(file), '/rows/#2': [{ scan: fileJson(file) }], '/note': 'một dòng' })

  it('go with its operation like those of its fields, and their bytes stay until the server has them', async () => {
    const device = buildDevice()
    const vault = await device.openTab()
    const [named, kept] = [await take(vault, 1), await take(vault, 2)]
    valueOf(await vault.submit(operationWith([named], { orphans: aside(kept) }), 't', T0))
    expect(await states(vault)).toEqual([
      ['1.pdf', 'held'],
      ['2.pdf', 'held'],
    ])
    const again = await device.openTab()
    valueOf(await again.collectFiles(T0 + 9e8))
    const awaitingFiles = [named.sha256, kept.sha256].toSorted()
    valueOf(await again.settle([{ opId, outcome: landed({ awaitingFiles }) }], T0))
    await pull(again, 1, { awaitingFiles, receipt: '' })
    valueOf(await again.reconcileFiles(T0))
    expect((await states(again)).map(([, state]) => state)).toEqual(['waiting', 'waiting'])
    valueOf(await again.collectFiles(T0 + 9e8))
    expect(valueOf(await again.readFile(kept.sha256))?.size).toBe(300)
    for (const { id, file } of valueOf(await again.pendingFiles())) valueOf(await again.fileSent(id, file.name === '2.pdf' ? 'HP-2' : null))
    expect(valueOf(await again.sent())).toMatchObject([{ outcome: { receipt: 'HP-2' } }])
    await pull(again, 2, { receipt: 'HP-2' })
    valueOf(await again.collectFiles(T0 + 9e8))
    expect(valueOf(await again.readFile(kept.sha256))).toBeNull()
  })

  it('are not asked of this device when it never had them', async () => {
    const vault = await buildDevice().openTab()
    const named = await take(vault, 1)
    const elsewhere = { ...named, sha256: 'e'.repeat(64), name: 'elsewhere.pdf' }
    valueOf(await vault.submit(operationWith([named], { orphans: aside(elsewhere) }), 't', T0))
    expect(await states(vault)).toEqual([['1.pdf', 'held']])
  })
})

it('a file that a person gives up is not sent, and stays until nothing names it any more', async () => {
  const { device, vault, files, hashes } = await submitted(1)
  valueOf(await vault.settle([{ opId, outcome: landed({ awaitingFiles: hashes }) }], T0))
  const [transfer] = valueOf(await vault.pendingFiles())
  valueOf(await vault.giveUpFile(transfer?.id ?? ''))
  expect(await states(vault), 'one that is not stopped is sent').toEqual([['1.pdf', 'waiting']])
  valueOf(await vault.stopFile(transfer?.id ?? '', { kind: 'refused', code: 'file.not-referenced' }))
  valueOf(await vault.giveUpFile(transfer?.id ?? ''))
  expect(valueOf(await vault.unsentCount())).toBe(0)
  const again = await device.openTab()
  valueOf(await again.collectFiles(T0 + 1000))
  expect(valueOf(await again.readFile(files[0]?.sha256 ?? '')), 'a day to think it over').not.toBeNull()
  // Who has looked at it keeps it in that tab.
  const later = await device.openTab()
  valueOf(await later.collectFiles(T0 + 9e8))
  expect(valueOf(await later.readFile(files[0]?.sha256 ?? ''))).toBeNull()
})

it('a damaged file that a person gives up does not come back while its record awaits it', async () => {
  const { vault, hashes } = await submitted(1)
  valueOf(await vault.settle([{ opId, outcome: landed({ awaitingFiles: hashes }) }], T0))
  await pull(vault, 5, { awaitingFiles: hashes })
  const [transfer] = valueOf(await vault.pendingFiles())
  valueOf(await vault.stopFile(transfer?.id ?? '', { kind: 'damaged' }))
  valueOf(await vault.giveUpFile(transfer?.id ?? ''))
  valueOf(await vault.reconcileFiles(T0))
  expect(await states(vault)).toEqual([])
})

it('the same file taken for the next record stays when the first record is sent, before any draft names it', async () => {
  const { vault, hashes } = await submitted(1)
  valueOf(await vault.settle([{ opId, outcome: landed({ awaitingFiles: hashes }) }], T0))
  const [transfer] = valueOf(await vault.pendingFiles())
  const again = valueOf(await vault.putFile(buildBytes(300, 1), { name: '1.pdf', type: 'application/pdf' }, T0 + 1000))
  valueOf(await vault.fileSent(transfer?.id ?? '', 'HP-1'))
  valueOf(await vault.collectFiles(T0 + 1100))
  expect(valueOf(await vault.readFile(again.sha256))?.size).toBe(300)
})

describe('a pulled record', () => {
  it('that does not await a file any more settles it: the answer to the upload was lost', async () => {
    const { vault, hashes } = await submitted(1)
    valueOf(await vault.settle([{ opId, outcome: landed({ awaitingFiles: hashes, revision: 2 }) }], T0))
    const [transfer] = valueOf(await vault.pendingFiles())
    valueOf(await vault.markFileSending(transfer?.id ?? '', T0))
    await pull(vault, 1, { revision: 1 })
    valueOf(await vault.reconcileFiles(T0))
    expect(await states(vault), 'a version from before the operation says nothing').toEqual([['1.pdf', 'sending']])
    await pull(vault, 2, { revision: 2, awaitingFiles: hashes, receipt: '' })
    valueOf(await vault.reconcileFiles(T0))
    expect(await states(vault)).toEqual([['1.pdf', 'sending']])
    await pull(vault, 3, { revision: 2, receipt: '11557-26-000002-5' })
    valueOf(await vault.reconcileFiles(T0))
    expect(await states(vault)).toEqual([])
    expect(valueOf(await vault.sent())).toMatchObject([{ outcome: { receipt: '11557-26-000002-5' } }])
  })

  it('of the same revision from before the operation settles nothing: a correction request leaves the record as it was', async () => {
    const { vault, files, hashes } = await submitted(1)
    await pull(vault, 5, { revision: 4, state: { kind: 'locked' } })
    valueOf(await vault.settle([{ opId, outcome: { kind: 'correction-requested', revision: 4, awaitingFiles: hashes } }], T0))
    valueOf(await vault.reconcileFiles(T0))
    valueOf(await vault.collectFiles(T0))
    expect(await states(vault)).toEqual([['1.pdf', 'waiting']])
    expect(valueOf(await vault.readFile(files[0]?.sha256 ?? ''))?.size).toBe(300)
    await pull(vault, 6, { revision: 4, state: { kind: 'correction-requested' } })
    valueOf(await vault.reconcileFiles(T0))
    expect(await states(vault)).toEqual([])
  })

  it('that awaits bytes which lie here unasked for has them sent, once', async () => {
    const vault = await buildDevice().openTab()
    const file = await take(vault, 1)
    await pull(vault, 1, { awaitingFiles: [file.sha256], receipt: '' })
    for (let round = 0; round < 2; round++) valueOf(await vault.reconcileFiles(T0))
    expect(valueOf(await vault.pendingFiles())).toMatchObject([{ recordId, file, state: { kind: 'waiting' } }])
  })

  it('that asks anew for a refused file has it sent again; the same version does not', async () => {
    const { vault, hashes } = await submitted(1)
    await pull(vault, 1, { awaitingFiles: hashes })
    valueOf(await vault.settle([{ opId, outcome: landed({ awaitingFiles: hashes }) }], T0))
    await pull(vault, 2, { awaitingFiles: hashes })
    const [transfer] = valueOf(await vault.pendingFiles())
    valueOf(await vault.stopFile(transfer?.id ?? '', { kind: 'refused', code: 'file.not-referenced' }))
    valueOf(await vault.reconcileFiles(T0))
    expect((await states(vault))[0]?.[1]).toBe('stopped')
    await pull(vault, 3, { awaitingFiles: hashes })
    valueOf(await vault.reconcileFiles(T0))
    expect((await states(vault))[0]?.[1]).toBe('waiting')
  })
})

it('records without files are counted and settled as ever', async () => {
  const vault = await buildDevice().openTab()
  const other = buildId<RecordId>(70)
  valueOf(await vault.submit(buildOperation(), 't', T0))
  valueOf(await vault.submit(buildOperation({ opId: buildId<OpId>(71), recordId: other }), 't', T0))
  expect(valueOf(await vault.unsentCount())).toBe(2)
  valueOf(await vault.settle([{ opId, outcome: landed({ receipt: 'r' }) }], T0))
  expect(valueOf(await vault.unsentCount())).toBe(1)
  expect(valueOf(await vault.pendingFiles())).toEqual([])
})
