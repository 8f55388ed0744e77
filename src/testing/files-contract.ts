import { expect, it } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import type { OpId, RowId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import { PROTOCOL_VERSION } from '#core/protocol/version.ts'
import { diffValues } from '#core/record/diff.ts'
import type { Operation } from '#core/record/operation.ts'
import { makeId, operationOf, publishedForm, signIn, type ContractTarget, type Desk } from './contract-desk.ts'
import { valueOf } from './device.ts'
import { buildBytes, fileJson } from './file-sample.ts'

const FORM = 'paper-form'
const scopeOf = (at: ContractTarget) => `${at.unitId}/${FORM}`

type Bytes = ReturnType<typeof buildBytes>

interface Paper {
  readonly bytes: Bytes
  readonly value: FileValue
}

interface Bench {
  /** Different bytes at each call, as a PDF; `over` makes the record say something else of them. */
  readonly paper: (over?: Partial<FileValue>) => Paper
  readonly at: ContractTarget
  readonly clerk: Desk
  readonly form: CompiledForm
}

const send = ({ api }: Desk, { at }: Bench, { recordId }: Operation, sha256: string, bytes: Bytes) =>
  api.putFile(at.unitId, recordId, sha256, new Blob([bytes]))
const problem = (status: number, code: string) => ({ error: { problem: { status, code } } })

function withPaper({ at, clerk, form }: Bench, value: FileValue | null, more: JsonObject = {}): Operation {
  const values = { subject: `Việc ${makeId()}`, ...(value ? { paper: fileJson(value) } : {}), ...more }
  return operationOf(at, clerk, form, diffValues(form, null, values))
}

async function pulled({ at, clerk }: Bench, { recordId }: Operation) {
  const cursors = { [scopeOf(at)]: { seq: 0, epoch: '' } }
  const { scopes } = valueOf(await clerk.api.pull({ protocolVersion: PROTOCOL_VERSION, cursors, limit: 1000 }))
  return scopes[scopeOf(at)]?.changes.find((change) => change.recordId === recordId)
}

/** What every implementation keeps of files. */
export function filesContract(running: () => Promise<ContractTarget>): void {
  let made = 0
  const paper: Bench['paper'] = (over = {}) => {
    const bytes = buildBytes(2000, ++made)
    return { bytes, value: { sha256: sha256Hex(bytes), size: bytes.length, type: 'application/pdf', name: 'Giấy tờ.pdf', ...over } }
  }
  const bench = async (): Promise<Bench> => {
    const at = await running()
    const clerk = await signIn(at, 'clerk')
    return { at, paper, clerk, form: await publishedForm(clerk, FORM) }
  }
  arrivalContract(bench)
  refusalContract(bench)
  laterContract(bench)
}

function arrivalContract(bench: () => Promise<Bench>): void {
  it('takes a record without its files, and gives the receipt with the last one', async () => {
    const here = await bench()
    const [one, two] = [here.paper(), here.paper({ type: 'image/jpeg', name: 'Ảnh.jpg' })]
    const jpeg = Uint8Array.from(two.bytes)
    jpeg.set([0xff, 0xd8, 0xff])
    const picture = { ...two.value, sha256: sha256Hex(jpeg) }
    const create = withPaper(here, one.value, { pictures: [{ _row: makeId<RowId>(), picture: fileJson(picture) }] })
    const awaitingFiles = [one.value.sha256, picture.sha256].sort()
    expect(await here.clerk.push(create)).toMatchObject([{ kind: 'applied', receipt: '', awaitingFiles }])
    expect(await pulled(here, create)).toMatchObject({ receipt: '', awaitingFiles })
    expect(valueOf(await send(here.clerk, here, create, one.value.sha256, one.bytes))).toEqual({ stored: true, awaiting: 1, receipt: null })
    const { receipt } = valueOf(await send(here.clerk, here, create, picture.sha256, jpeg))
    expect(receipt).toMatch(/-/)
    const complete = await pulled(here, create)
    expect(complete).toMatchObject({ kind: 'record', receipt, revision: 1 })
    expect(complete).not.toHaveProperty('awaitingFiles')
    expect(await here.clerk.push(create)).toEqual([expect.not.objectContaining({ awaitingFiles: expect.anything() })])
    expect(await here.clerk.push(create)).toMatchObject([{ kind: 'duplicate', receipt }])
    expect(valueOf(await here.clerk.api.receipt(receipt ?? '')).recordId).toBe(create.recordId)
    // A device that was killed before the answer sends it once more.
    expect(valueOf(await send(here.clerk, here, create, one.value.sha256, one.bytes))).toEqual({ stored: true, awaiting: 0, receipt })
    const blob = valueOf(await here.clerk.api.getFile(here.at.unitId, create.recordId, one.value.sha256))
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(one.bytes)
  })

  it('brings a completed record to the devices again, after everything they have', async () => {
    const here = await bench()
    const { bytes, value } = here.paper()
    const create = withPaper(here, value)
    await here.clerk.push(create)
    const before = await pulled(here, create)
    await send(here.clerk, here, create, value.sha256, bytes)
    const after = await pulled(here, create)
    expect(after?.seq).toBeGreaterThan(before?.seq ?? 0)
  })

  it('lets nobody approve before the files are there; returning is allowed', async () => {
    const here = await bench()
    const { bytes, value } = here.paper()
    const create = withPaper(here, value)
    await here.clerk.push(create)
    const { api } = await signIn(here.at, 'reviewer')
    const seen = valueOf(await api.record(here.at.unitId, create.recordId))
    expect(seen.summary).toMatchObject({ receipt: '', awaitingFiles: [value.sha256] })
    expect(seen.actions).toEqual(expect.arrayContaining(['return']))
    expect(seen.actions).not.toContain('approve')
    const listed = valueOf(await api.records({ inbox: '1', formKey: FORM, limit: 200 })).records
    expect(listed.find((record) => record.recordId === create.recordId)).toMatchObject({ awaitingFiles: [value.sha256] })
    const approve = () => api.decide(here.at.unitId, create.recordId, { opId: makeId<OpId>(), revision: 1, decision: { kind: 'approve' } })
    expect(await approve()).toMatchObject(problem(409, 'files.missing'))
    valueOf(await send(here.clerk, here, create, value.sha256, bytes))
    expect(valueOf(await approve()).summary.state.kind).toBe('approved')
  })

  it('gives up a file that is only kept aside, with a reason, and no other', async () => {
    const here = await bench()
    const [lost, named] = [here.paper().value, here.paper().value]
    const create: Operation = { ...withPaper(here, named), orphans: { '/gone': fileJson(lost) } }
    await here.clerk.push(create)
    const { api } = await signIn(here.at, 'reviewer')
    const giveUp = (...files: readonly FileValue[]) =>
      api.decide(here.at.unitId, create.recordId, {
        opId: makeId<OpId>(),
        revision: 1,
        decision: { kind: 'give-up-files', files: files.map(({ sha256 }) => sha256), comment: 'Máy hỏng' },
      })
    expect(await giveUp(lost, named)).toMatchObject(problem(409, 'files.not-aside'))
    const left = valueOf(await giveUp(lost))
    expect(left.summary).toMatchObject({ receipt: '', awaitingFiles: [named.sha256] })
    expect(left.actions).not.toContain('give-up-files')
    expect(left.revisions[0]?.orphans).toEqual({ '/gone': fileJson(lost) })
    expect(await giveUp(lost)).toMatchObject(problem(403, 'decision.not-allowed'))
  })
}

function refusalContract(bench: () => Promise<Bench>): void {
  it('refuses bytes that are not what the record says, and takes the right ones afterwards', async () => {
    const here = await bench()
    const [right, other] = [here.paper(), here.paper()]
    const create = withPaper(here, right.value)
    await here.clerk.push(create)
    const { sha256 } = right.value
    const longer = Uint8Array.from([...right.bytes, 0])
    expect(await send(here.clerk, here, create, sha256, other.bytes)).toMatchObject(problem(422, 'file.hash-mismatch'))
    expect(await send(here.clerk, here, create, sha256, right.bytes.slice(0, 100))).toMatchObject(problem(422, 'file.hash-mismatch'))
    expect(await send(here.clerk, here, create, sha256, longer)).toMatchObject(problem(413, 'file.too-large'))
    expect(await here.clerk.api.getFile(here.at.unitId, create.recordId, sha256)).toMatchObject(problem(404, 'file.awaited'))
    expect(valueOf(await send(here.clerk, here, create, sha256, right.bytes)).awaiting).toBe(0)
  })

  it('refuses a file of another type than its record says', async () => {
    const here = await bench()
    const { bytes, value } = here.paper({ type: 'image/png' })
    const create = withPaper(here, value)
    await here.clerk.push(create)
    expect(await send(here.clerk, here, create, value.sha256, bytes)).toMatchObject(problem(422, 'file.type-mismatch'))
  })

  it('knows no file that the record does not name, nor a record of another unit', async () => {
    const here = await bench()
    const [named, other] = [here.paper(), here.paper()]
    const create = withPaper(here, named.value)
    const absent = problem(404, 'file.not-referenced')
    expect(await send(here.clerk, here, create, named.value.sha256, named.bytes)).toMatchObject(absent)
    await here.clerk.push(create)
    expect(await send(here.clerk, here, create, other.value.sha256, other.bytes)).toMatchObject(absent)
    const [stranger, reviewer] = [await signIn(here.at, 'stranger'), await signIn(here.at, 'reviewer')]
    for (const desk of [stranger, reviewer]) expect(await send(desk, here, create, named.value.sha256, named.bytes)).toMatchObject(absent)
    valueOf(await send(here.clerk, here, create, named.value.sha256, named.bytes))
    const fetched = (desk: Desk, sha256: string) => desk.api.getFile(here.at.unitId, create.recordId, sha256)
    expect(await fetched(stranger, named.value.sha256)).toMatchObject(absent)
    expect(await fetched(reviewer, other.value.sha256)).toMatchObject(absent)
    valueOf(await fetched(reviewer, named.value.sha256))
  })
}

function laterContract(bench: () => Promise<Bench>): void {
  const change = ({ at, clerk, form }: Bench, made: Operation, revision: number, changes: Operation['changes']): Operation =>
    operationOf(at, clerk, form, changes, { recordId: made.recordId, kind: 'change', base: { kind: 'revision', revision } })

  it('counts a file that the unit has for its other records, and asks for it where it has not', async () => {
    const here = await bench()
    const { bytes, value } = here.paper()
    const [first, second, third] = [withPaper(here, value), withPaper(here, value), withPaper(here, value)]
    await here.clerk.push(first, second)
    valueOf(await send(here.clerk, here, first, value.sha256, bytes))
    expect(await pulled(here, second)).not.toHaveProperty('awaitingFiles')
    const [outcome] = await here.clerk.push(third)
    expect(outcome).toMatchObject({ kind: 'applied', receipt: expect.stringMatching(/-/) })
    expect(outcome).not.toHaveProperty('awaitingFiles')
  })

  it('keeps a receipt that was given when a later revision names another file, and forgets what it names no longer', async () => {
    const here = await bench()
    const { value } = here.paper()
    const create = withPaper(here, null)
    const [created] = await here.clerk.push(create)
    const receipt = created?.kind === 'applied' ? created.receipt : ''
    const added = change(here, create, 1, { '/paper': { value: fileJson(value) } })
    expect(await here.clerk.push(added)).toMatchObject([{ kind: 'applied', receipt, awaitingFiles: [value.sha256] }])
    const removed = change(here, create, 2, { '/paper': { base: fileJson(value) } })
    const [outcome] = await here.clerk.push(removed)
    expect(outcome).toMatchObject({ kind: 'applied', revision: 3, receipt })
    expect(outcome).not.toHaveProperty('awaitingFiles')
  })

  it('gives the receipt when the file that it waited for is named no longer', async () => {
    const here = await bench()
    const { value } = here.paper()
    const create = withPaper(here, value)
    await here.clerk.push(create)
    const removed = change(here, create, 1, { '/paper': { base: fileJson(value) } })
    expect(await here.clerk.push(removed)).toMatchObject([{ kind: 'applied', revision: 2, receipt: expect.stringMatching(/-/) }])
  })

  it('takes the file of a value that waits for a choice', async () => {
    const here = await bench()
    const [mine, theirs] = [here.paper(), here.paper()]
    const create = withPaper(here, null)
    await here.clerk.push(create)
    await here.clerk.push(change(here, create, 1, { '/paper': { value: fileJson(theirs.value) } }))
    const beside = change(here, create, 1, { '/paper': { value: fileJson(mine.value) } })
    const awaitingFiles = [mine.value.sha256, theirs.value.sha256].sort()
    expect(await here.clerk.push(beside)).toMatchObject([{ kind: 'conflict', awaitingFiles }])
    expect(valueOf(await send(here.clerk, here, create, mine.value.sha256, mine.bytes)).awaiting).toBe(1)
    expect(valueOf(await send(here.clerk, here, create, theirs.value.sha256, theirs.bytes)).awaiting).toBe(0)
  })

  it('takes the file of what was kept aside, and goes on waiting for it when later revisions say nothing of it', async () => {
    const here = await bench()
    const { bytes, value } = here.paper()
    const create = { ...withPaper(here, null), orphans: { '/scan': fileJson(value), '/scan/#2': 'bản giấy' } }
    const awaitingFiles = [value.sha256]
    expect(await here.clerk.push(create)).toMatchObject([{ kind: 'applied', receipt: '', awaitingFiles }])
    const later = change(here, create, 1, { '/pictures/#order': { value: [] } })
    expect(await here.clerk.push(later)).toMatchObject([{ kind: 'applied', revision: 2, receipt: '', awaitingFiles }])
    expect(await pulled(here, create)).toMatchObject({ receipt: '', awaitingFiles })
    const { receipt } = valueOf(await send(here.clerk, here, create, value.sha256, bytes))
    expect(await pulled(here, create)).toMatchObject({ revision: 2, receipt })
    expect(receipt).toMatch(/-/)
    const { api } = await signIn(here.at, 'reviewer')
    const { revisions } = valueOf(await api.record(here.at.unitId, create.recordId))
    expect(revisions.map(({ orphans }) => orphans)).toEqual([undefined, create.orphans])
    const blob = valueOf(await api.getFile(here.at.unitId, create.recordId, value.sha256))
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(bytes)
    const again = change(here, create, 2, { '/pictures/#order': { base: [], value: [] } })
    const [outcome] = await here.clerk.push(again)
    expect(outcome).toMatchObject({ kind: 'applied', receipt })
    expect(outcome).not.toHaveProperty('awaitingFiles')
  })

  it('wants no file of a record that was taken back', async () => {
    const here = await bench()
    const { bytes, value } = here.paper()
    const create = withPaper(here, value)
    await here.clerk.push(create)
    const { at, clerk, form } = here
    const withdraw = operationOf(
      at,
      clerk,
      form,
      {},
      { recordId: create.recordId, kind: 'withdraw', base: { kind: 'revision', revision: 1 } },
    )
    const [outcome] = await clerk.push(withdraw)
    expect(outcome).toMatchObject({ kind: 'applied', state: { kind: 'withdrawn' } })
    expect(outcome).not.toHaveProperty('awaitingFiles')
    expect(await send(clerk, here, create, value.sha256, bytes)).toMatchObject(problem(404, 'file.not-referenced'))
  })
}
