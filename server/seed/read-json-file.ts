import { readFile } from 'node:fs/promises'
import type { JsonValue } from '#core/lib/json.ts'
import { parseUntrustedJson } from '#core/lib/entrance.ts'
import { err, type Result } from '#core/lib/result.ts'

export interface JsonFile {
  /** As it lies in the file, line ends as LF. */
  readonly text: string
  readonly json: JsonValue
}

/** A JSON file through the same entrance as everything from outside; issues name the file. */
export async function readJsonFile(file: string | URL): Promise<Result<JsonFile>> {
  const text = (await readFile(file, 'utf8')).replaceAll('\r\n', '\n')
  const parsed = parseUntrustedJson(text)
  if (!parsed.ok) return err(parsed.error.map((issue) => ({ ...issue, params: { ...issue.params, file: String(file) } })))
  return { ok: true, value: { text, json: parsed.value } }
}
