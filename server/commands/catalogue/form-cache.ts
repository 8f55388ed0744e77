import type { CodeLists } from '#core/form/code-list.ts'
import { compileForm } from '#core/form/compile.ts'
import type { VersionUpgrade } from '#core/form/upgrade/version-upgrade.ts'
import { formRef, type CompiledForm } from '#core/form/compiled-form.ts'
import { isTestKey, realKey, testKey } from '#core/form/test-key.ts'
import type { UserId } from '#core/lib/ids.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import type { VersionState } from '#core/protocol/authoring.ts'
import { earlierUpgrades } from './earlier-upgrades.ts'
import type { Db } from '../../db/database.ts'
import { createListCache } from './list-cache.ts'
import { parseFormRef } from './parse-form-ref.ts'
import { remember } from './remember.ts'

export interface PublishedForm {
  readonly form: CompiledForm
  /** Closing: new records are taken that were made until `closingAt`. Closed: none. Existing ones can be corrected all the same. */
  readonly status: Exclude<VersionState, 'draft' | 'in-review'>
  readonly closingAt: Date | null
  /** A version that is only tried out: by these people. Null: it is published. */
  readonly testers: readonly UserId[] | null
  /**
   * From when on it takes new records anywhere, when that was set for later than its publication; where it opens first is told to
   * devices (`catalogue-index.ts`), not held against them.
   */
  readonly opensAt: Date | null
}

/** Compiled forms and code lists in memory. What is published never changes, so only statuses are asked for again. */
export interface FormCache {
  /** Null when no such version is published under that very hash, or this server cannot use it. */
  byRef(ref: string): Promise<PublishedForm | null>
  /** @param scopeKey with `~test` the version as it is tried out; null when it is not */
  byVersion(scopeKey: string, version: number): Promise<PublishedForm | null>
  /** The lists in force on that day. */
  lists(asOf: string): Promise<CodeLists>
}

const keptForms = 200

function compile(text: string, earlier: readonly VersionUpgrade[]): CompiledForm | null {
  const parsed = parseFormDefinition(JSON.parse(text))
  const compiled = parsed.ok ? compileForm(parsed.value, earlier) : parsed
  return compiled.ok ? compiled.value : null
}

interface Openings {
  readonly published_at: Date | null
  readonly opens_at: Date | null
  readonly first_opens_at: Date | null
}

function setForLater({ published_at: published, opens_at: everywhere, first_opens_at: first }: Openings): Date | null {
  const opens = everywhere !== null && (first === null || everywhere < first) ? everywhere : first
  return opens !== null && published !== null && opens > published ? opens : null
}

type Compiled = Map<string, CompiledForm | null>

/** The text that is tried out; null when the version is not. */
async function tried(db: Db, compiled: Compiled, formKey: string, version: number): Promise<PublishedForm | null> {
  const test = (columns: readonly ('hash' | 'testers' | 'canonical_text')[]) =>
    db.selectFrom('form_tests').select(columns).where('form_key', '=', formKey).where('version', '=', version)
  const row = await test(['hash', 'testers']).executeTakeFirst()
  if (!row) return null
  const ref = formRef(testKey(formKey), version, row.hash)
  const known = compiled.get(ref)
  // The text may have been replaced meanwhile: what is kept under a hash is the text of that hash.
  const text =
    known === undefined ? (await test(['canonical_text']).where('hash', '=', row.hash).executeTakeFirst())?.canonical_text : undefined
  const form = known ?? (text === undefined ? null : remember(compiled, ref, compile(text, []), keptForms))
  return form && { form, status: 'published', closingAt: null, opensAt: null, testers: row.testers }
}

/**
 * @param onUnusable told once of each published form that this server cannot compile, as after an upgrade with stricter
 *   rules: its records wait for a person, those of other forms go on
 */
export function createFormCache(db: Db, onUnusable: (ref: string) => void): FormCache {
  const compiled: Compiled = new Map()

  const byVersion = (scopeKey: string, version: number): Promise<PublishedForm | null> =>
    isTestKey(scopeKey) ? tried(db, compiled, realKey(scopeKey), version) : published(scopeKey, version)

  async function published(formKey: string, version: number): Promise<PublishedForm | null> {
    const row = await db
      .selectFrom('form_versions')
      .select(['hash', 'status', 'closing_at', 'published_at', 'opens_at', 'first_opens_at'])
      .where('form_key', '=', formKey)
      .where('version', '=', version)
      .executeTakeFirst()
    if (!row || row.status === 'draft' || row.status === 'in-review') return null
    const standing = { status: row.status, closingAt: row.closing_at, opensAt: setForLater(row), testers: null }
    const ref = formRef(formKey, version, row.hash)
    const known = compiled.get(ref)
    if (known !== undefined) return known && { form: known, ...standing }
    // The canonical text, not the jsonb column: that one loses the authored order of keys.
    const { canonical_text: text } = await db
      .selectFrom('form_versions')
      .select('canonical_text')
      .where('form_key', '=', formKey)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    const form = remember(compiled, ref, compile(text, await earlierUpgrades(db, formKey, version)), keptForms)
    if (form === null) onUnusable(ref)
    return form && { form, ...standing }
  }

  return {
    byVersion,
    async byRef(ref) {
      const parts = parseFormRef(ref)
      if (!parts) return null
      const found = await byVersion(parts.scopeKey, parts.version)
      return found?.form.hash === parts.hash ? found : null
    },
    lists: createListCache(db),
  }
}
