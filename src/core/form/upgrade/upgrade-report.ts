import { issue, type Issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { UpgradeStep } from '../definition.ts'
import { followStep, startOf, type Followed, type Track } from './follow-steps.ts'
import { isIn } from './row-moves.ts'
import { codeIssues, upgradeDecisions } from './upgrade-decisions.ts'
import { isKindOf, kindOf } from './value-kind.ts'

/** What moving the records of one version on to another does, before any record is moved. */
export interface UpgradeReport {
  /** The map is not total, or does not fit the versions: it may not be published. */
  readonly issues: readonly Issue[]
  /** Values that find no place in the new version; they are kept beside the record. */
  readonly losses: readonly Issue[]
  /** What a person has to settle in records that have it. */
  readonly decisions: readonly Issue[]
}

/** A field of the old version has a place of its kind in the new one. */
function placeIssues({ node, at, kind }: Track, next: CompiledForm): readonly Issue[] {
  if (at === null) return []
  const target = next.byPath.get(at)
  if (target?.kind !== node.kind) return [issue('upgrade.no-place', node.path, { to: at })]
  // What was computed is computed anew; what was not would be overwritten.
  if (target.settings.computed === true) return node.settings.computed === true ? [] : [issue('upgrade.computed', node.path, { to: at })]
  const to = kindOf(target)
  return isKindOf(kind, to) ? [] : [issue('upgrade.type', node.path, { from: kind, to })]
}

type At = readonly [step: UpgradeStep, index: number]

/** Whether a later step takes what is at a path elsewhere. */
const isMoved = (steps: readonly UpgradeStep[], [, index]: At, path: RecordPath): boolean =>
  steps.slice(index + 1).some((step) => ('from' in step ? step.from : step.at) === path || ('from' in step && isIn(path, step.from)))

/** Places that steps name in the new version, but that it does not have. */
function targetIssues(steps: readonly UpgradeStep[], next: CompiledForm): readonly Issue[] {
  return steps.flatMap((step, i) => {
    const targets = step.kind === 'split' ? step.into : step.kind === 'rename' ? [step.to] : step.kind === 'default' ? [step.at] : []
    return targets
      .filter((path) => !next.byPath.has(path) && !isMoved(steps, [step, i], path))
      .map((path) => issue('upgrade.unknown-target', path, { step: step.kind }))
  })
}

/** Defaults that the field itself refuses. */
function defaultIssues(steps: readonly UpgradeStep[], next: CompiledForm): readonly Issue[] {
  return steps.flatMap((step, i) => {
    const target = step.kind === 'default' && !isMoved(steps, [step, i], step.at) ? next.byPath.get(step.at) : undefined
    if (step.kind !== 'default' || target === undefined) return []
    if (target.settings.computed === true) return [issue('upgrade.computed', target.path, { to: target.path })]
    const found: Issue[] = []
    for (const { when, check } of next.program.constraints[target.index] ?? [])
      // The parser has checked the document; a default is any JSON value.
      if (when.length === 0) check(step.value as JsonValue, target.path, { report: (each) => void found.push(each), demo: true }, null)
    return found.length === 0 ? [] : [issue('upgrade.default', target.path, { code: found[0]?.code ?? '' })]
  })
}

/**
 * Judges the way from `old` to `next` by the maps of all versions after `old`.
 * `issues`: `upgrade.no-place` {to} (the field is neither kept, renamed, split nor dropped), `upgrade.type` {from, to}, `upgrade.into-rows` {to},
 * `upgrade.other-rows` {to} (of another repeat), `upgrade.convert` {from, to} (no value reads so), `upgrade.computed` {to}, `upgrade.unknown-target`
 * {step}, `upgrade.unknown-code` {codes}, `upgrade.default` {code}. `losses`: `upgrade.loss-drop`, `upgrade.loss-rows` {to}, `upgrade.loss-taken` {to}
 * (another value may be there), `upgrade.loss-split` {into} and `upgrade.loss-convert` {to} (of what the pattern does not fit, or does not read so).
 * `decisions`, by fields of the new version: `upgrade.codes-gone` {codes}, `upgrade.codes-open` (perhaps none of the choices), `upgrade.list` {list},
 * `upgrade.narrower` {keywords}, `upgrade.new-required`.
 */
export function upgradeReport(old: CompiledForm, next: CompiledForm): UpgradeReport {
  const steps = next.upgrades.filter(({ version }) => version > old.definition.version).flatMap((upgrade) => upgrade.steps)
  const followed = steps.reduce<Followed>(followStep, startOf(old))
  return {
    issues: [
      ...followed.issues,
      ...followed.tracks.flatMap((track) => placeIssues(track, next)),
      ...codeIssues(followed, next),
      ...targetIssues(steps, next),
      ...defaultIssues(steps, next),
    ],
    losses: followed.losses,
    decisions: upgradeDecisions(followed, next),
  }
}
