import type { Issue } from '../../lib/issue.ts'
import type { JsonObject } from '../../lib/json.ts'
import { templateOf, type RecordPath } from '../../lib/record-path.ts'
import type { Reason } from '../../record/draft.ts'
import type { CompiledForm, FormContext } from '../compiled-form.ts'
import { lookUpRules } from '../look-up-rules.ts'
import { placesOf, valueAt } from '../node-values.ts'
import { validateRecord } from '../validate-record.ts'
import { visibleValues } from '../visible-values.ts'
import { placeOfOrphan } from './kept-aside.ts'
import { isIn } from './row-moves.ts'
import { tracePlaces, type TracedPlaces } from './trace-places.ts'
import { upgradeValues, type Upgraded } from './upgrade-values.ts'

/** What happens at one place. Several checks may fail there: `code` is of the first. */
interface FailedCheck {
  readonly code: string
  /** A person has to choose or fill something in. */
  readonly decides: boolean
}

/** What moving one record to another version does, by template paths. All empty: it goes through as it is. */
export interface RecordImpact {
  /**
   * By fields of the old version: `upgrade.orphan`, a value is kept aside · `upgrade.hidden`, the field is not shown any more for this
   * record, and leaves it.
   */
  readonly loses: ReadonlyMap<RecordPath, 'upgrade.orphan' | 'upgrade.hidden'>
  /** By fields of the new version: checks that fail there and did not before. */
  readonly fails: ReadonlyMap<RecordPath, FailedCheck>
}

export type ImpactOf = (values: JsonObject, reasons: readonly Reason[], context: FormContext) => RecordImpact

/** A choice to make, or something to fill in; all else is to be mended. */
const decided: ReadonlySet<string> = new Set([
  'required',
  'enum',
  'const',
  'code.unknown',
  'code.not-in-filter',
  'code.retired',
  'reason.missing',
])

const isFilled = (values: JsonObject, template: RecordPath): boolean =>
  placesOf(values, template).some((place) => valueAt(values, place) !== undefined)

/** The fields of the old version whose values are in what was kept aside at a place: a whole group may be. */
function fieldsOf({ origins }: TracedPlaces, values: JsonObject, place: RecordPath): readonly RecordPath[] {
  const own = origins.get(place)
  if (own !== undefined) return [own.path]
  const inside = [...origins].filter(([at, node]) => isIn(at, place) && isFilled(values, node.path)).map(([, node]) => node.path)
  return inside.length > 0 ? [...new Set(inside)] : [place]
}

const countAt = (values: JsonObject, template: RecordPath): number =>
  placesOf(values, template).filter((place) => valueAt(values, place) !== undefined).length

/** Fields that have more values than are shown: of these the record keeps only what is shown. */
const hiddenAt = (values: JsonObject, visible: JsonObject, template: RecordPath): number =>
  countAt(values, template) - countAt(visible, template)

const checkOf = ({ code, params }: Issue, place: RecordPath): string =>
  `${place}\n${code}\n${typeof params['ruleId'] === 'string' ? params['ruleId'] : ''}`

const countBy = (keys: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** Judges records of `old` that move on to `next`; what does not depend on the record is worked out once. */
export function impactOf(old: CompiledForm, next: CompiledForm): ImpactOf {
  const traced = tracePlaces(old, next)
  const kept = traced.tracks.flatMap(({ node, at }) => {
    const target = at === null ? undefined : next.byPath.get(at)
    return target?.kind === 'field' && target.settings.computed !== true ? [{ from: node.path, to: target.path }] : []
  })
  const moved = new Map(kept.map(({ from, to }) => [from, to]))
  const unasked = { old: lookUpRules(old), next: lookUpRules(next) }

  function losses(values: JsonObject, { values: upgraded, orphans }: Upgraded, context: FormContext): RecordImpact['loses'] {
    const loses = new Map<RecordPath, 'upgrade.orphan' | 'upgrade.hidden'>()
    for (const key of Object.keys(orphans))
      for (const path of fieldsOf(traced, values, templateOf(placeOfOrphan(key)))) loses.set(path, 'upgrade.orphan')
    const visible = visibleValues(next, upgraded, context)
    const hidden = kept.filter(({ to }) => hiddenAt(upgraded, visible, to) > 0)
    const before = hidden.length > 0 ? visibleValues(old, values, context) : values
    for (const { from, to } of hidden)
      if (!loses.has(from) && hiddenAt(upgraded, visible, to) > hiddenAt(values, before, from)) loses.set(from, 'upgrade.hidden')
    return loses
  }

  /** How often each check fails in the old version, by the places of the new one. */
  function failedBefore(values: JsonObject, reasons: readonly Reason[], context: FormContext): Map<string, number> {
    const judged = validateRecord(old, values, reasons, context, unasked.old)
    const issues = judged.ok ? [] : judged.error
    return countBy(issues.map((each) => checkOf(each, moved.get(templateOf(each.path)) ?? templateOf(each.path))))
  }

  function failures(
    values: JsonObject,
    upgraded: JsonObject,
    reasons: readonly Reason[],
    context: FormContext,
  ): ReadonlyMap<RecordPath, FailedCheck> {
    const fails = new Map<RecordPath, FailedCheck>()
    const judged = validateRecord(next, upgraded, reasons, context, unasked.next)
    if (judged.ok) return fails
    const before = failedBefore(values, reasons, context)
    const now = countBy(judged.error.map((each) => checkOf(each, templateOf(each.path))))
    for (const each of judged.error) {
      const place = templateOf(each.path)
      const check = checkOf(each, place)
      if ((now.get(check) ?? 0) <= (before.get(check) ?? 0)) continue
      const known = fails.get(place)
      fails.set(place, { code: known?.code ?? each.code, decides: known?.decides === true || decided.has(each.code) })
    }
    return fails
  }

  return (values, reasons, context) => {
    const upgraded = upgradeValues(next, values, old.definition.version)
    return { loses: losses(values, upgraded, context), fails: failures(values, upgraded.values, reasons, context) }
  }
}
