import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Db } from '../../db/database.ts'

const pack = promisify(gzip)

export interface ListTexts {
  /** The text of a published list, null when there is none. */
  text(key: string, version: string): Promise<string | null>
  /** The same after gzip. */
  packed(key: string, version: string): Promise<Buffer | null>
}

/** Packed texts kept in memory; a list of 100,000 rows is about one megabyte. */
const KEPT = 64

/**
 * The documents of code lists as devices fetch them. What is published never changes, so it is packed once: hundreds of offices
 * ask for a new list within the same hour.
 */
export function createListTexts(db: Db): ListTexts {
  const kept = new Map<string, Promise<Buffer | null>>()
  const text = async (key: string, version: string): Promise<string | null> => {
    const row = await db
      .selectFrom('code_lists')
      .select('canonical_text')
      .where('list_key', '=', key)
      .where('version', '=', version)
      .where('status', '<>', 'draft')
      .executeTakeFirst()
    return row?.canonical_text ?? null
  }
  const packNow = async (key: string, version: string): Promise<Buffer | null> => {
    const found = await text(key, version)
    return found === null ? null : pack(found)
  }
  return {
    text,
    async packed(key, version) {
      const id = `${key}@${version}`
      const known = kept.get(id)
      if (known !== undefined) return known
      const packing = packNow(key, version)
      kept.set(id, packing)
      const oldest = kept.keys().next()
      if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value)
      // Not published yet, or the database had a bad moment: the next request asks again.
      const forget = () => kept.delete(id)
      packing.then((found) => found === null && forget(), forget)
      return packing
    },
  }
}
