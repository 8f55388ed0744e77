import type { Db } from '../../db/database.ts'
import type { Definitions } from '../../seed/read-definitions.ts'

export interface DefinitionDifference {
  readonly what: 'form' | 'list'
  /** `key@version` */
  readonly name: string
  /** `changed-draft` may be imported, `changed-published` needs a new version number. */
  readonly kind: 'same' | 'only-in-files' | 'only-in-database' | 'changed-draft' | 'changed-published'
  /** Of the database's version; null when it has none. */
  readonly status: string | null
}

interface Version {
  readonly name: string
  readonly hash: string
}

function compare(
  what: DefinitionDifference['what'],
  files: readonly Version[],
  stored: readonly (Version & { status: string })[],
): DefinitionDifference[] {
  const inFiles = new Map(files.map((file) => [file.name, file]))
  const inDatabase = new Map(stored.map((row) => [row.name, row]))
  return [...new Set([...inFiles.keys(), ...inDatabase.keys()])].toSorted().map((name): DefinitionDifference => {
    const row = inDatabase.get(name)
    const file = inFiles.get(name)
    if (!row) return { what, name, kind: 'only-in-files', status: null }
    if (!file) return { what, name, kind: 'only-in-database', status: row.status }
    const changed = row.status === 'draft' ? 'changed-draft' : 'changed-published'
    return { what, name, kind: row.hash === file.hash ? 'same' : changed, status: row.status }
  })
}

/** What `form-definitions/` and a server's database do not have in common. */
export async function diffDefinitions(db: Db, { forms, lists }: Definitions): Promise<DefinitionDifference[]> {
  const storedForms = await db.selectFrom('form_versions').select(['form_key', 'version', 'hash', 'status']).execute()
  const storedLists = await db.selectFrom('code_lists').select(['list_key', 'version', 'hash', 'status']).execute()
  return [
    ...compare(
      'form',
      forms.map(({ definition, hash }) => ({ name: `${definition.key}@${definition.version}`, hash })),
      storedForms.map(({ form_key: key, version, hash, status }) => ({ name: `${key}@${version}`, hash, status })),
    ),
    ...compare(
      'list',
      lists.map(({ list, hash }) => ({ name: `${list.key}@${list.version}`, hash })),
      storedLists.map(({ list_key: key, version, hash, status }) => ({ name: `${key}@${version}`, hash, status })),
    ),
  ]
}
