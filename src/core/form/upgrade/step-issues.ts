import { issue, type Issue } from '../../lib/issue.ts'
import type { UpgradeStep } from '../definition.ts'
import { groupsOf } from './split-text.ts'

/** What is wrong with the steps in themselves: `upgrade.pattern` {pattern}, `upgrade.groups` {groups, places}. */
export const stepIssues = (steps: readonly UpgradeStep[]): readonly Issue[] =>
  steps.flatMap((step, i) => {
    if (step.kind !== 'split') return []
    const groups = groupsOf(step.pattern)
    if (groups === null) return [issue('upgrade.pattern', `/upgrade/${i}/pattern`, { pattern: step.pattern })]
    return groups === step.into.length ? [] : [issue('upgrade.groups', `/upgrade/${i}/into`, { groups, places: step.into.length })]
  })
