import { useCallback, useEffect, useRef, useState } from 'react'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { makeSample } from '#core/form/authoring/samples/make-sample.ts'
import { reachOf } from '#core/form/authoring/samples/reached-goals.ts'
import { goalKey, type SampleGoal } from '#core/form/authoring/samples/sample-goal.ts'
import type { AuthoredSample } from '#storage/authored-sample.ts'

type NewSample = Omit<AuthoredSample, 'id'>

/** Samples being made for goals: how many goals are done of how many; those for which none was found. */
export type Making =
  | { readonly kind: 'idle'; readonly unreached: ReadonlySet<string> }
  | { readonly kind: 'making'; readonly done: number; readonly all: number; readonly unreached: ReadonlySet<string> }

interface Maker {
  readonly form: CompiledForm
  readonly context: FormContext
  readonly titleOf: (goal: SampleGoal) => string
  readonly onMade: (sample: NewSample) => void
}

/** Makes one sample after another, each in a task of its own; a goal that an earlier one has reached by the way needs none. */
export function useMaking(maker: Maker): {
  readonly making: Making
  readonly make: (goals: readonly SampleGoal[]) => void
  readonly stop: () => void
} {
  const [making, setMaking] = useState<Making>({ kind: 'idle', unreached: new Set() })
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const clear = useCallback(() => clearTimeout(timer.current ?? undefined), [])
  useEffect(() => clear, [clear])
  const make = (goals: readonly SampleGoal[]) => {
    const { form, context, titleOf, onMade } = maker
    const unreached = new Set(making.unreached)
    const reaches: ((goal: SampleGoal) => boolean)[] = []
    const step = (done: number) => {
      const goal = goals[done]
      if (goal === undefined) return setMaking({ kind: 'idle', unreached })
      setMaking({ kind: 'making', done, all: goals.length, unreached })
      if (!reaches.some((reach) => reach(goal))) {
        const made = makeSample(form, context, { seed: done + 1, fill: 'required', goal })
        if (made.isReached) {
          unreached.delete(goalKey(goal))
          reaches.push(reachOf(form, made.values, context))
          onMade({ title: titleOf(goal), values: made.values, reasons: made.reasons })
        } else unreached.add(goalKey(goal))
      }
      timer.current = setTimeout(() => step(done + 1), 0)
    }
    clear()
    setMaking({ kind: 'making', done: 0, all: goals.length, unreached })
    timer.current = setTimeout(() => step(0), 0)
  }
  const stop = () => {
    clear()
    setMaking((before) => ({ kind: 'idle', unreached: before.unreached }))
  }
  return { making, make, stop }
}
