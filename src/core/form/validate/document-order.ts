import type { JsonObject } from '../../lib/json.ts'
import { templateOf } from '../../lib/record-path.ts'
import type { CompiledForm, FormIssue } from '../compiled-form.ts'
import { rowsAt } from '../node-values.ts'

/** A path as numbers that compare like its place on the page: node, then row, then node in the row… */
function positionOf(form: CompiledForm, values: JsonObject, path: string): readonly number[] {
  const position: number[] = []
  const steps = path.split('/').slice(1)
  steps.forEach((step, i) => {
    const before = `/${steps.slice(0, i).join('/')}`
    if (step.startsWith('@')) position.push(rowsAt(values, before).findIndex((row) => row === step.slice(1)))
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
export const inDocumentOrder = (form: CompiledForm, values: JsonObject, issues: readonly FormIssue[]): readonly FormIssue[] =>
  issues.length < 2
    ? issues
    : issues
        .map((found) => ({ found, position: positionOf(form, values, found.path) }))
        .toSorted((a, b) => compare(a.position, b.position))
        .map(({ found }) => found)
