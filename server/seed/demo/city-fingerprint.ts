import { sql } from 'kysely'
import { sha256Hex } from '#core/lib/sha256.ts'
import type { Db } from '../../db/database.ts'
import type { Definitions } from '../read-definitions.ts'
import type { DemoCity, DemoWords } from './demo-words.ts'

/** Changes with everything the city is made from: forms, lists, words, people, and the tables themselves. */
export async function cityFingerprint(owner: Db, { forms, lists }: Definitions, words: DemoWords, city: DemoCity): Promise<string> {
  const { rows } = await sql<{ name: string; checksum: string }>`select name, checksum from migrations order by name`.execute(owner)
  const files = [...forms, ...lists].map(({ file, hash }) => `${file} ${hash}`)
  return sha256Hex(JSON.stringify([rows, files, words, city]))
}
