import type { RecordPath } from '../lib/record-path.ts'
import type { CompiledRule, RuleMeter } from './compiled-form.ts'

/**
 * Steps that one rule may make on one record, at all its places together. A step is a node of its expression, an item walked over, or
 * four characters of a text; 2,000 rows compared with each other in seven nodes are 28 million. A rule that might make more is refused at compilation.
 */
export const stepsPerRule = 30_000_000
/** Steps of all rules together in one pass over a record. */
export const stepsPerRecord = 60_000_000

/** What is left to the rules of a record in one pass over it: a check of everything, or one change. */
export interface RuleBudget {
  /** The meter of a rule; what it takes is taken from all. */
  meterOf(rule: CompiledRule): RuleMeter
  /** Places whose computed value could not be found within the limits. */
  readonly unfinished: Map<RecordPath, CompiledRule>
  /** A new pass begins. */
  renew(): void
}

export function createRuleBudget(): RuleBudget {
  const meters = new Map<CompiledRule, RuleMeter>()
  let left = stepsPerRecord
  const createMeter = (): RuleMeter => {
    let own = Math.min(stepsPerRule, left)
    return {
      get left() {
        return Math.min(own, left)
      },
      set left(next) {
        const taken = Math.min(own, left) - next
        own -= taken
        left -= taken
      },
    }
  }
  return {
    meterOf(rule) {
      const meter = meters.get(rule) ?? createMeter()
      meters.set(rule, meter)
      return meter
    },
    unfinished: new Map(),
    renew() {
      meters.clear()
      left = stepsPerRecord
    },
  }
}
