import { glob, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import Type from 'typebox'
import Value from 'typebox/value'
import { canonicalText, formHash } from '#core/form/canonical.ts'
import type { CodeList } from '#core/form/code-list.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { codeListHash } from '#core/form/lists/code-list-hash.ts'
import { readCodeList } from '#core/form/lists/read-code-list.ts'
import type { Issue } from '#core/lib/issue.ts'
import { FormSummary } from '#core/protocol/catalogue.ts'
import { readJsonFile } from './read-json-file.ts'

/** A form as it lies in `form-definitions/<folder>/<key>/form.json`, with what lies beside it. */
export interface FormFile {
  /** Relative to `form-definitions/`. */
  readonly file: string
  readonly definition: FormDefinition
  readonly canonicalText: string
  readonly hash: string
  readonly verification: FormSummary['verification']
}

export interface CodeListFile {
  readonly file: string
  readonly list: CodeList
  readonly text: string
  /** Of the content, not of the layout: SHA-256 over the canonical JSON. */
  readonly hash: string
}

export interface Definitions {
  readonly forms: readonly FormFile[]
  readonly lists: readonly CodeListFile[]
  /** Files that are not what they should be; the others are still read. */
  readonly problems: readonly { readonly file: string; readonly issues: readonly Issue[] }[]
}

const Meta = Type.Object({ verification: FormSummary.properties.verification })

async function filesLike(folder: string, pattern: string): Promise<string[]> {
  const found: string[] = []
  for await (const file of glob(pattern, { cwd: folder })) found.push(file.split(sep).join('/'))
  return found.toSorted()
}

type Read<T> = { readonly file: string; readonly value: T } | { readonly file: string; readonly issues: readonly Issue[] }

async function readForm(folder: string, file: string): Promise<Read<FormFile>> {
  const json = await readJsonFile(join(folder, file))
  if (!json.ok) return { file, issues: json.error }
  const parsed = parseFormDefinition(json.value.json)
  if (!parsed.ok) return { file, issues: parsed.error }
  const meta = await readJsonFile(join(folder, file, '..', 'meta.json')).catch(() => null)
  // A form about which nobody has said anything is not verified.
  const verification = meta?.ok && Value.Check(Meta, meta.value.json) ? meta.value.json.verification : 'draft-unverified'
  const definition = parsed.value
  return { file, value: { file, definition, canonicalText: canonicalText(definition), hash: formHash(definition), verification } }
}

async function readList(folder: string, file: string): Promise<Read<CodeListFile>> {
  const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
  const read = readCodeList(text)
  if (!read.ok) return { file, issues: read.error }
  return { file, value: { file, list: read.value, text, hash: codeListHash(read.value) } }
}

/** Every form and code list below a folder laid out like `form-definitions/`. */
export async function readDefinitions(folder: string): Promise<Definitions> {
  const forms = await Promise.all((await filesLike(folder, '*/*/form.json')).map((file) => readForm(folder, file)))
  const lists = await Promise.all((await filesLike(folder, 'code-lists/*.json')).map((file) => readList(folder, file)))
  return {
    forms: forms.flatMap((read) => ('value' in read ? [read.value] : [])),
    lists: lists.flatMap((read) => ('value' in read ? [read.value] : [])),
    problems: [...forms, ...lists].flatMap((read) => ('issues' in read ? [read] : [])),
  }
}
