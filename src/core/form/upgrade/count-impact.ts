import { assert } from '../../lib/assert.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import type { CountedExample, CountedField, ImpactCounts } from './impact-counts.ts'
import type { RecordImpact } from './impact-of.ts'

/** Of each unit, so that whoever sees one unit only has examples too. */
const examplesPerUnit = 3
const examplesPerField = 300

interface Tally extends Omit<CountedField, 'examples'> {
  loses: number
  fails: number
  decides: number
  readonly examples: CountedExample[]
  readonly perUnit: Map<string, number>
}

/** Counts record after record; `counts` is where it stands. */
export interface ImpactTally {
  add(record: Omit<CountedExample, 'code'>, impact: RecordImpact): void
  counts(): ImpactCounts
}

function keepExample(tally: Tally, example: CountedExample): void {
  const ofUnit = tally.perUnit.get(example.unitId) ?? 0
  if (ofUnit >= examplesPerUnit || tally.examples.length >= examplesPerField) return
  if (tally.examples.some(({ recordId }) => recordId === example.recordId)) return
  tally.perUnit.set(example.unitId, ofUnit + 1)
  tally.examples.push(example)
}

export function tallyImpact(): ImpactTally {
  const whole = { losing: 0, failing: 0, deciding: 0, untouched: 0 }
  const fields = new Map<RecordPath, Tally>()
  const at = (path: RecordPath): Tally => {
    const known = fields.get(path)
    if (known) return known
    const made: Tally = { loses: 0, fails: 0, decides: 0, examples: [], perUnit: new Map() }
    fields.set(path, made)
    return made
  }
  return {
    add({ unitId, recordId }, { loses, fails }) {
      for (const [path, code] of loses) {
        at(path).loses++
        keepExample(at(path), { unitId, recordId, code })
      }
      for (const [path, { code, decides }] of fails) {
        at(path).fails++
        if (decides) at(path).decides++
        keepExample(at(path), { unitId, recordId, code })
      }
      const isDeciding = [...fails.values()].some(({ decides }) => decides)
      if (loses.size > 0) whole.losing++
      if (fails.size > 0) whole.failing++
      if (isDeciding) whole.deciding++
      if (loses.size === 0 && fails.size === 0) whole.untouched++
      assert(whole.deciding <= whole.failing, 'whoever decides mends a failed check')
    },
    counts: () => ({
      ...whole,
      fields: Object.fromEntries(
        [...fields].map(([path, tally]) => [
          path,
          { loses: tally.loses, fails: tally.fails, decides: tally.decides, examples: [...tally.examples] },
        ]),
      ),
    }),
  }
}
