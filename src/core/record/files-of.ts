import type { CompiledForm } from '../form/compiled-form.ts'
import { fileValue, type FileValue } from '../form/field-types/file-value.ts'
import { placesOf, valueAt } from '../form/node-values.ts'
import type { JsonObject, JsonValue } from '../lib/json.ts'
import { templateOf, type RecordPath } from '../lib/record-path.ts'

/** A file with the place that names it. */
export interface NamedFile extends FileValue {
  readonly path: RecordPath
}

type FilesForm = Pick<CompiledForm, 'nodes' | 'byPath'>

const isFile = (type: string | undefined): boolean => type === 'file' || type === 'photo' || type === 'audio'

const named = (path: RecordPath, value: JsonValue | undefined): NamedFile[] => {
  const file = fileValue(value)
  return file === null ? [] : [{ path, ...file }]
}

/** Every file, photo and recording that the values name, in the order of the form, in rows too. The same file may be named at several places. */
export const filesOf = (form: FilesForm, values: JsonObject | null): readonly NamedFile[] =>
  values === null
    ? []
    : form.nodes
        .filter((node) => isFile(node.type))
        .flatMap((node) => placesOf(values, node.path).flatMap((path) => named(path, valueAt(values, path))))

/** Every file, photo and recording that changes, or values kept beside a record, bring; given by record path. */
export const filesAtPaths = (form: FilesForm, entries: Iterable<readonly [RecordPath, JsonValue | undefined]>): readonly NamedFile[] =>
  [...entries].flatMap(([path, value]) => (isFile(form.byPath.get(templateOf(path))?.type) ? named(path, value) : []))
