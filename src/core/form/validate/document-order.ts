import type { JsonObject } from '../../lib/json.ts'
import { templateOf } from '../../lib/record-path.ts'
import type { CompiledForm, FormIssue } from '../compiled-form.ts'
import { rowsAt } from '../node-values.ts'

/** Places of the rows of each repeat met so far, by row id: a record with many issues has many rows, and looking for each is long. */
type RowPlaces = Map<string, ReadonlyMap<string, number>>

function rowPlace(values: JsonObject, repeat: string, row: string, known: RowPlaces): number {
  // Of a row id that stands there twice the first place counts.
  const places =
    known.get(repeat) ??
    new Map(
      rowsAt(values, repeat)
        .map((each, i): [string, number] => [each, i])
        .toReversed(),
    )
  known.set(repeat, places)
  return places.get(row) ?? -1
}

/** A path as numbers that compare like its place on the page: node, then row, then node in the row… */
function positionOf(form: CompiledForm, values: JsonObject, path: string, known: RowPlaces): readonly number[] {
  const position: number[] = []
  const steps = path.split('/').slice(1)
  steps.forEach((step, i) => {
    const before = `/${steps.slice(0, i).join('/')}`
    if (step.startsWith('@')) position.push(rowPlace(values, before, step.slice(1), known))
    else if (/^\d+$/.test(step) && form.byPath.get(templateOf(before))?.kind === 'repeat') position.push(Number(step))
    else position.push(form.byPath.get(templateOf(`/${steps.slice(0, i + 1).join('/')}`))?.index ?? Number.MAX_SAFE_INTEGER)
  })
  return position
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Issues in the order in which a reader meets their places; at one place as found. */
export function inDocumentOrder(form: CompiledForm, values: JsonObject, issues: readonly FormIssue[]): readonly FormIssue[] {
  if (issues.length < 2) return issues
  const known: RowPlaces = new Map()
  return issues
    .map((found) => ({ found, position: positionOf(form, values, found.path, known) }))
    .toSorted((a, b) => compare(a.position, b.position))
    .map(({ found }) => found)
}
