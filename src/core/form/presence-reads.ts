import { templateOf, type RecordPath } from '../lib/record-path.ts'
import type { CompiledForm, CompiledRule } from './compiled-form.ts'
import { flattenReads } from './expression/flatten-reads.ts'
import { innermostRow, placesOf } from './node-values.ts'
import type { FormState } from './presence-state.ts'

/** The place of the field that a path lies in: `/location` for `/location/lat`. A path outside of all fields stays as it is. */
export function fieldPlace(form: CompiledForm, path: RecordPath): RecordPath {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (form.byPath.has(templateOf(at))) return at
  return path
}

/** The places of the fields that a rule reads wherever it runs: of the lists it walks through, those of every row. */
export const placesReadAnywhere = (state: FormState, rule: CompiledRule): readonly RecordPath[] =>
  flattenReads(rule.reads, '')
    .flatMap((read) => placesOf(state.values, read.path))
    .map((path) => fieldPlace(state.form, path))

/** The places of the fields that a rule reads of the row in which it runs. */
export function placesReadOfRow(state: FormState, rule: CompiledRule, place: RecordPath): readonly RecordPath[] {
  const row = innermostRow(place)
  if (row === null) return []
  return flattenReads(rule.rowReads, templateOf(row))
    .flatMap((read) => placesOf(state.values, read.path, row))
    .map((path) => fieldPlace(state.form, path))
}
