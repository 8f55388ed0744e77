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

/** A meter is taken for each rule of each record, so these two share their code instead of bringing closures of their own. */
class Meter implements RuleMeter {
  own: number
  readonly all: Budget

  constructor(all: Budget) {
    this.own = Math.min(stepsPerRule, all.left)
    this.all = all
  }

  get left(): number {
    return Math.min(this.own, this.all.left)
  }

  set left(next: number) {
    const taken = this.left - next
    this.own -= taken
    this.all.left -= taken
  }
}

class Budget implements RuleBudget {
  left = stepsPerRecord
  readonly unfinished = new Map<RecordPath, CompiledRule>()
  readonly meters = new Map<CompiledRule, Meter>()

  meterOf(rule: CompiledRule): RuleMeter {
    const known = this.meters.get(rule)
    if (known !== undefined) return known
    const meter = new Meter(this)
    this.meters.set(rule, meter)
    return meter
  }

  renew(): void {
    if (this.meters.size > 0) this.meters.clear()
    this.left = stepsPerRecord
  }
}

export const createRuleBudget = (): RuleBudget => new Budget()
