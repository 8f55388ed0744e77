import { useState } from 'react'
import { chooseStep, removeStep, takeProposed, withUpgrade } from '#core/form/authoring/edit/choose-step.ts'
import { documentOf } from '#core/form/canonical.ts'
import type { FormDefinition, UpgradeStep } from '#core/form/definition.ts'
import type { ChosenSteps } from '#core/form/upgrade/chosen-steps.ts'
import type { VersionSummary } from '#core/protocol/authoring.ts'
import { useServices } from '#workspace/services.ts'
import { useRequest, type RequestError } from '#workspace/use-request.ts'

export interface Steps {
  /** The step of the change `index`: what is just being written, or else what is. */
  shown(index: number): UpgradeStep | null
  choose(index: number, step: UpgradeStep | null): void
  takeAll(): void
  remove(step: UpgradeStep): void
  /** Null: there is nothing to take back. */
  readonly undo: (() => void) | null
  readonly busy: boolean
  readonly error: RequestError | null
}

interface Pending {
  readonly hash: string
  readonly index: number
  readonly step: UpgradeStep | null
}

/** Writes steps into the draft one after the other, on the very text that is shown, and takes them back again. */
export function useSteps(summary: VersionSummary, definition: FormDefinition, chosen: ChosenSteps, onChanged: () => void): Steps {
  const { api } = useServices()
  const { key, version, hash } = summary
  // Maps alone: what somebody else changed of the form meanwhile is not taken back with them.
  const [past, setPast] = useState<readonly (readonly UpgradeStep[])[]>([])
  const [pending, setPending] = useState<Pending | null>(null)
  const { busy, error, run } = useRequest()
  const save = (next: FormDefinition, before: readonly (readonly UpgradeStep[])[]): void =>
    void run(
      () => api.authoring.save(key, version, { basedOn: hash, document: documentOf(next) }),
      () => {
        setPast(before)
        onChanged()
      },
    )
  const put = (next: FormDefinition): void => save(next, [...past, definition.upgrade ?? []])
  const last = past.at(-1)
  // A text that came since says itself what is written, and so does a refusal.
  const isPending = pending?.hash === hash && error === null
  return {
    shown: (index) => (isPending && pending.index === index ? pending.step : (chosen.choices[index]?.written ?? null)),
    choose: (index, step) => {
      if (busy) return
      setPending({ hash, index, step })
      put(chooseStep(definition, chosen, index, step))
    },
    takeAll: () => put(takeProposed(definition, chosen)),
    remove: (step) => put(removeStep(definition, step)),
    undo: last === undefined ? null : () => save(withUpgrade(definition, last), past.slice(0, -1)),
    busy,
    error,
  }
}
