import type { CompiledForm } from '#core/form/compiled-form.ts'
import { Readable } from 'node:stream'
import type { OpId, UserId } from '#core/lib/ids.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import { assert } from '#core/lib/assert.ts'
import { createFormCache, type FormCache } from '../../commands/catalogue/form-cache.ts'
import { storeFile } from '../../commands/files/store-file.ts'
import { decideErasure } from '../../commands/erasures/decide-erasure.ts'
import { derivedId } from '../derived-id.ts'
import { decide } from '../../commands/review/decide.ts'
import { loadGrants } from '../../commands/session/load-grants.ts'
import { pushOperations } from '../../commands/sync/push-operations.ts'
import type { Db } from '../../db/database.ts'
import type { FileStore } from '../../files/file-store.ts'
import type { Reader } from '../../policies/reader.ts'
import type { DemoCommands } from './demo-commands.ts'

export interface DemoCommandDeps {
  /** Fenced, as for requests. */
  readonly db: Db
  readonly identitySecret: Buffer
  readonly files: FileStore
  readonly now: number
}

function remembered<Key, Value>(load: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const known = new Map<Key, Promise<Value>>()
  return (key) => {
    const value = known.get(key) ?? load(key)
    known.set(key, value)
    return value
  }
}

/** Asks for each form and each day's lists once: the catalogue does not change while a city is filled. */
function fixedForms(db: Db): FormCache {
  const forms = createFormCache(db, (ref) => assert(false, `the published form ${ref} compiles`))
  const byRef = remembered((ref: string) => forms.byRef(ref))
  const versions = remembered((name: string) => {
    const [key = '', version = ''] = name.split('@')
    return forms.byVersion(key, Number(version))
  })
  return { byRef, byVersion: (key, version) => versions(`${key}@${version}`), lists: remembered((asOf: string) => forms.lists(asOf)) }
}

export function createDemoCommands({ db, identitySecret, files, now }: DemoCommandDeps): DemoCommands {
  const forms = fixedForms(db)
  const readerOf = remembered(async (userId: UserId): Promise<Reader> => {
    const { name } = await db.selectFrom('users').select('name').where('user_id', '=', userId).executeTakeFirstOrThrow()
    return { userId, name, grants: await loadGrants(db, userId, now), tests: [] }
  })
  const newestForm = async (formKey: string): Promise<CompiledForm | null> => {
    const newest = await db
      .selectFrom('form_versions')
      .select((eb) => eb.fn.max('version').as('version'))
      .where('form_key', '=', formKey)
      .where('status', '=', 'published')
      .executeTakeFirst()
    return newest?.version ? ((await forms.byVersion(formKey, newest.version))?.form ?? null) : null
  }
  const common = { db, forms, identitySecret, demo: true }
  const decideOn: DemoCommands['decide'] = async (actor, unitId, recordId, at, request) => {
    const done = await decide(common, { reader: await readerOf(actor), unitId, recordId, request, now: new Date(at) })
    if (!done.ok) throw new Error(`Bug: the demonstration's ${request.decision.kind} was refused: ${JSON.stringify(done.error)}`)
  }
  return {
    lists: forms.lists,
    form: remembered(newestForm),
    async push(author, deviceId, at, operations) {
      const onPoison = (_opId: unknown, error: unknown) => {
        throw error
      }
      const onLost = () => undefined
      const results = await pushOperations({ ...common, clock: () => at, onPoison, onLost }, await readerOf(author), deviceId, operations)
      return results.map(({ outcome }) => outcome)
    },
    async bring(author, unitId, recordId, at, bytes) {
      const input = { reader: await readerOf(author), unitId, recordId, sha256: sha256Hex(bytes), length: bytes.length }
      const done = await storeFile({ db, files, clock: () => at, scan: null }, { ...input, bytes: Readable.from([bytes]) })
      if (!done.ok) throw new Error(`Bug: a file of the demonstration was refused: ${done.error.code}`)
    },
    decide: decideOn,
    async erase({ requester, confirmer, unitId, recordId, revision, at, reason, basis }) {
      const requestId = derivedId<OpId>(`demo erasure request ${recordId}`)
      await decideOn(requester, unitId, recordId, at, { opId: requestId, revision, decision: { kind: 'request-erasure', reason, basis } })
      const request = { opId: derivedId<OpId>(`demo erasure ${recordId}`), requestId, decision: 'confirm' } as const
      const input = { reader: await readerOf(confirmer), unitId, recordId, request, now: new Date(at + 3_600_000) }
      const done = await decideErasure({ db, files }, input)
      if (!done.ok) throw new Error(`Bug: the demonstration's erasure was refused: ${done.error.code}`)
    },
  }
}
