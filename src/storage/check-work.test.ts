import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, describe, expect, it } from 'vitest'
import { codeListsAt } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { validateRecord, type CheckProgress } from '#core/form/validate-record.ts'
import type { UserId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Reason } from '#core/record/draft.ts'
import { buildId } from '#testing/builders.ts'
import { formsRoot, jsonFilesIn, readJson, type FormSample } from '#testing/form-samples.ts'
import { valueOf } from '#testing/device.ts'
import { mixedForm, submitValues } from '../../bench/form/mixed-form.ts'
import { rowsForm, rowsValues } from '../../bench/form/rows-form.ts'
import { makeCatalogueDatabase } from './catalogue-database.ts'
import { createCheckReads } from './check-reads.ts'
import type { CheckRequest } from './check-work.ts'
import { createConnection } from './connection.ts'
import { createCatalogue } from './create-catalogue.ts'
import { remoteChecker, type CheckWorkerEnd } from './remote-checker.ts'
import { serveCheckWork } from './serve-check-work.ts'

function compiled(document: unknown): CompiledForm {
  const parsed = parseFormDefinition(document)
  const made = parsed.ok ? compileForm(parsed.value) : parsed
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

const ended: (() => void)[] = []
afterEach(() => ended.splice(0).forEach((end) => end()))

/** A device: the catalogue of the page, and threads that check beside it. */
function device() {
  const source = { indexedDB: new IDBFactory(), IDBKeyRange }
  const catalogue = createCatalogue({ ...source, reader: buildId<UserId>(1) })
  const workers: { readonly page: MessagePort; readonly worker: MessagePort; ended: boolean }[] = []
  const start = (): CheckWorkerEnd => {
    const { port1: page, port2: worker } = new MessageChannel()
    serveCheckWork(worker, createCheckReads(createConnection(() => makeCatalogueDatabase(source))), () => performance.now())
    page.start()
    worker.start()
    const begun = { page, worker, ended: false }
    workers.push(begun)
    const terminate = () => {
      begun.ended = true
      page.close()
    }
    ended.push(terminate)
    return Object.assign(page, { terminate })
  }
  const keepList = async (text: string) => {
    const { key, version } = JSON.parse(text) as { key: string; version: string } // a list of this repository
    expect(valueOf(await catalogue.keepList({ key, version }, new Blob([text])))).toBe(true)
  }
  return { catalogue, keepList, workers, checker: remoteChecker(start) }
}

const request = (form: CompiledForm, values: JsonObject, reasons: readonly Reason[], context: FormContext): CheckRequest => ({
  form: form.ref,
  values,
  reasons,
  context: { asOf: context.asOf, demo: context.demo, previous: context.previous, records: context.records ?? {} },
  lists: form.lists.map((key) => ({ key, version: context.lists.version(key) ?? '' })),
})

const bare: FormContext = { asOf: '2026-11-20', demo: true, previous: null, lists: codeListsAt([], '2026-11-20') }

const folders = readdirSync(formsRoot, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => readdirSync(join(formsRoot, entry.name)).map((key) => join(formsRoot, entry.name, key)))
  .filter((folder) => existsSync(join(folder, 'form.json')))

describe('a check by the worker', () => {
  it('finds the same issues and makes the same record as the page, of every sample of every form', async () => {
    const { catalogue, keepList, checker } = device()
    for (const name of jsonFilesIn(join(formsRoot, 'code-lists'))) await keepList(readFileSync(join(formsRoot, 'code-lists', name), 'utf8'))
    const lists = await Promise.all(valueOf(await catalogue.listHeads()).map(async (head) => valueOf(await catalogue.list(head))))
    const kept = lists.filter((list) => list !== null)
    const seen = { records: 0, issues: 0 }
    for (const folder of folders) {
      const form = compiled(readJson(join(folder, 'form.json')))
      await catalogue.putDefinition(form.ref, form.definition)
      for (const name of jsonFilesIn(join(folder, 'samples'))) {
        const { asOf, values, reasons = [], previous = null, records = {} } = readJson<FormSample>(join(folder, 'samples', name))
        const context = { asOf, demo: true, previous, records, lists: codeListsAt(kept, asOf) }
        const instance = createInstance(form, values, context)
        const reply = await checker.check(request(form, instance.values(), reasons, context), () => undefined)
        const issues = instance.allIssues()
        expect([name, reply]).toEqual([
          name,
          { kind: 'checked', issues, record: validateRecord(form, instance.values(), reasons, context) },
        ])
        seen.records++
        seen.issues += issues.length
      }
    }
    expect(seen.records).toBeGreaterThan(200)
    expect(seen.issues).toBeGreaterThan(200)
  }, 120_000)

  it.each([
    ['3,000 fields', () => compiled(JSON.parse(JSON.stringify(mixedForm(3000)))), submitValues(3000)],
    ['500 rows with rules', () => compiled(JSON.parse(JSON.stringify(rowsForm))), rowsValues(500)],
  ])(
    'is the same for %s, tells how far it is, and says all of it at the end',
    async (_, formOf, values) => {
      const { catalogue, checker } = device()
      const form = formOf()
      await catalogue.putDefinition(form.ref, form.definition)
      const instance = createInstance(form, values, bare)
      const told: CheckProgress[] = []
      const reply = await checker.check(request(form, instance.values(), [], bare), (progress) => told.push(progress))
      expect(reply).toEqual({
        kind: 'checked',
        issues: instance.allIssues(),
        record: validateRecord(form, instance.values(), [], bare),
      })
      expect(told[0]?.done).toBe(0)
      expect(told[0]?.total).toBeGreaterThan(300)
      for (const { done, total } of told) expect(done).toBeLessThanOrEqual(total)
    },
    60_000,
  )
})

describe('whoever waits for it', () => {
  const form = compiled(JSON.parse(JSON.stringify(rowsForm)))
  const asked = request(form, rowsValues(20), [], bare)

  it('may stop it, and the next check gets a worker of its own', async () => {
    const { catalogue, checker, workers } = device()
    await catalogue.putDefinition(form.ref, form.definition)
    const waiting = checker.check(asked, () => undefined)
    checker.stop()
    expect(await waiting).toEqual({ kind: 'stopped' })
    expect(workers.map((worker) => worker.ended)).toEqual([true])
    expect(await checker.check(asked, () => undefined)).toMatchObject({ kind: 'checked' })
    expect(workers).toHaveLength(2)
  })

  it('is stopped by another check, whose answer is its own', async () => {
    const { catalogue, checker } = device()
    await catalogue.putDefinition(form.ref, form.definition)
    const first = checker.check(asked, () => undefined)
    const second = checker.check(request(form, rowsValues(3), [], bare), () => undefined)
    expect(await first).toEqual({ kind: 'stopped' })
    expect(await second).toMatchObject({ kind: 'checked', record: validateRecord(form, rowsValues(3), [], bare) })
  })

  it('keeps the worker for the next check, with the form compiled', async () => {
    const { catalogue, checker, workers } = device()
    await catalogue.putDefinition(form.ref, form.definition)
    checker.prepare(form.ref)
    for (let i = 0; i < 2; i++) expect(await checker.check(asked, () => undefined)).toMatchObject({ kind: 'checked' })
    expect(workers).toHaveLength(1)
  })

  it('is told when the worker dies, cannot start, or lacks the form or a list', async () => {
    const { catalogue, checker, workers } = device()
    expect(await checker.check(asked, () => undefined)).toEqual({ kind: 'unavailable' })
    await catalogue.putDefinition(form.ref, form.definition)
    expect(await checker.check(asked, () => undefined)).toMatchObject({ kind: 'checked' })
    const unlisted = { ...asked, lists: [{ key: 'no-such-list', version: '2026-01-01' }] }
    expect(await checker.check(unlisted, () => undefined)).toEqual({ kind: 'unavailable' })
    const waiting = checker.check(asked, () => undefined)
    workers[0]?.page.dispatchEvent(new Event('error'))
    expect(await waiting).toEqual({ kind: 'unavailable' })
    const startless = remoteChecker(() => {
      throw new Error('no workers here')
    })
    startless.prepare(form.ref)
    expect(await startless.check(asked, () => undefined)).toEqual({ kind: 'unavailable' })
  })
})
