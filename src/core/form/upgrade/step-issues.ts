import { issue, type Issue } from '../../lib/issue.ts'
import type { UpgradeStep } from '../definition.ts'
import { isIn } from './row-moves.ts'
import { groupsOf } from './split-text.ts'

/** What is wrong with the steps in themselves: `upgrade.pattern` {pattern}, `upgrade.groups` {groups, places}, `upgrade.twice` {to}. */
export const stepIssues = (steps: readonly UpgradeStep[]): readonly Issue[] =>
  steps.flatMap((step, i) => {
    if (step.kind !== 'split') return []
    const groups = groupsOf(step.pattern)
    if (groups === null) return [issue('upgrade.pattern', `/upgrade/${i}/pattern`, { pattern: step.pattern })]
    const twice = step.into.filter((to, at) => step.into.some((other, before) => before < at && (isIn(to, other) || isIn(other, to))))
    if (twice.length > 0) return twice.map((to) => issue('upgrade.twice', `/upgrade/${i}/into`, { to }))
    return groups === step.into.length ? [] : [issue('upgrade.groups', `/upgrade/${i}/into`, { groups, places: step.into.length })]
  })
