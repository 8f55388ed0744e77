import type { RecordPath } from '../lib/record-path.ts'
import type { CompiledRule, RuleMeter } from './compiled-form.ts'
import type { Memo } from './expression/narrow.ts'

/**
 * Steps that one rule may make on one record, at all its places together. A step is a node of its expression, an item walked over, four
 * characters of a text, or work of a function that takes as long (`CelFunction.weight`): some 10 to 20 ns, so that a rule at its limit
 * takes less than 100 ms. 500 rows compared with each other in two fields are 2 million. A rule that might make more is refused at compilation.
 */
export const stepsPerRule = 2_500_000
/** Steps of all rules together in one pass over a record. */
export const stepsPerRecord = 3_000_000

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

  /** Computed values change the record while they are found; checks come after that. */
  readonly isShared: boolean
  kept: Memo | null = null

  constructor(all: Budget, rule: CompiledRule) {
    this.own = Math.min(stepsPerRule, all.left)
    this.all = all
    this.isShared = rule.kind === 'check'
  }

  memo(): Memo | null {
    if (this.isShared) this.kept ??= new Map()
    return this.kept
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
    const meter = new Meter(this, rule)
    this.meters.set(rule, meter)
    return meter
  }

  renew(): void {
    if (this.meters.size > 0) this.meters.clear()
    this.left = stepsPerRecord
  }
}

export const createRuleBudget = (): RuleBudget => new Budget()
