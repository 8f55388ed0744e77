import type { CompiledForm } from '#core/form/compiled-form.ts'
import { fieldsAtRisk } from '#core/form/upgrade/fields-at-risk.ts'
import type { ImpactCounts, ImpactResult } from '#core/form/upgrade/impact-counts.ts'
import type { CountedForm } from './stored-batch.ts'

/** The counts with all that is needed to tell them, as the text is now. */
export function impactResult({ next, olds }: CountedForm, counts: ImpactCounts): ImpactResult {
  const risks = Object.fromEntries([...olds].map(([version, old]) => [String(version), fieldsAtRisk(old, next)]))
  const told = new Set([...Object.keys(counts.fields), ...Object.values(risks).flatMap((fields) => Object.values(fields))])
  const newestFirst: readonly CompiledForm[] = [next, ...[...olds].toSorted(([a], [b]) => b - a).map(([, old]) => old)]
  const places = new Map<string, string>()
  for (const form of newestFirst) for (const { path, title } of form.nodes) if (told.has(path) && !places.has(path)) places.set(path, title)
  // A check of the record as a whole has no field.
  for (const path of told) if (!places.has(path)) places.set(path, '')
  return { ...counts, risks, places: [...places].map(([path, title]) => ({ path, title })) }
}
