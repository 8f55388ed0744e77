import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { UpgradeStep } from '#core/form/definition.ts'
import type { ChosenStep } from '#core/form/upgrade/chosen-steps.ts'
import type { UpgradeReport } from '#core/form/upgrade/upgrade-report.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/select.tsx'
import type { Comparison } from '../compare-versions.ts'
import { IssueList } from '../issue-list.tsx'
import { nameOfChoice } from '../name-of.ts'
import { CodesDialog } from './codes-dialog.tsx'
import { DefaultDialog } from './default-dialog.tsx'
import { optionText } from './option-text.ts'
import { SplitDialog } from './split-dialog.tsx'

export interface StepChoiceProps {
  readonly choice: ChosenStep
  /** The step to show as chosen. */
  readonly shown: UpgradeStep | null
  readonly comparison: Comparison
  readonly report: UpgradeReport
  readonly onChoose: (step: UpgradeStep | null) => void
}

/** What a person may write instead of choosing: a mapping, a value, a pattern. */
type Writing = 'codes' | 'default' | 'split'

function writingOf({ why, options }: ChosenStep, { next }: Comparison, at: string): Writing | null {
  if (why === 'codes-gone') return 'codes'
  // What has choices, or a yes and a no, is chosen from the list.
  if (why === 'new-required') return (next.byPath.get(at)?.choices.length ?? 0) > 0 || options.length > 2 ? null : 'default'
  return options.some((option) => option?.kind === 'split') ? 'split' : null
}

/** What the map leaves to people, loses or gets wrong at the places of a change. */
export function effectsOf({ issues, losses, decisions }: UpgradeReport, { path, at, isOpen }: ChosenStep) {
  // That nothing is chosen is said where it is chosen.
  if (isOpen) return []
  const isHere = (each: { readonly path: string }): boolean => each.path === path || each.path === at
  return [...issues, ...losses, ...decisions].filter(isHere).map((each) => ({ ...each, path: '' }))
}

export function StepChoice(props: StepChoiceProps) {
  const { t } = useTranslation()
  const [writing, setWriting] = useState(false)
  const { choice, shown, comparison, report, onChoose } = props
  const { why, at, options, step: proposed } = choice
  const name = nameOfChoice(choice, comparison.nameOf)
  const kind = writingOf(choice, comparison, at)
  const effects = effectsOf(report, choice)
  // What is just being written may be none of the options yet.
  const all = options.some((option) => JSON.stringify(option) === JSON.stringify(shown)) || shown === null ? options : [...options, shown]
  const chosenAt = all.findIndex((option) => JSON.stringify(option) === JSON.stringify(shown))
  const textOf = (option: UpgradeStep | null): string => {
    const text = optionText(t, comparison, why, option)
    return option === proposed && option !== null ? t('upgradeSteps.proposed', { text }) : text
  }
  return (
    <li className="upgrade-choice">
      <div>
        <strong>{name}</strong>
        <p className="versions-muted">{t(`versions.why.${why}`)}</p>
      </div>
      <div className="upgrade-way">
        <Select
          aria-label={t('upgradeSteps.label', { name })}
          items={all.map((option, index) => ({ value: String(index), label: textOf(option) }))}
          {...(chosenAt < 0 && { empty: t('upgradeSteps.choose') })}
          value={chosenAt < 0 ? '' : String(chosenAt)}
          onChange={(event) => event.target.value !== '' && onChoose(all[Number(event.target.value)] ?? null)}
        />
        {kind !== null && (
          <Button small icon="edit" onClick={() => setWriting(true)}>
            {t(`upgradeSteps.edit.${kind}`)}
            <span className="ph-hidden">: {name}</span>
          </Button>
        )}
      </div>
      {effects.length > 0 && (
        <div className="upgrade-effects" role="group" aria-label={t('upgradeSteps.effects', { name })}>
          <IssueList issues={effects} nameOf={comparison.nameOf} />
        </div>
      )}
      {writing && dialogOf(kind, { ...props, name, onClose: () => setWriting(false) })}
    </li>
  )
}

export interface WritingProps extends StepChoiceProps {
  readonly name: string
  readonly onClose: () => void
}

function dialogOf(kind: Writing | null, props: WritingProps): ReactNode {
  if (kind === 'codes') return <CodesDialog {...props} />
  if (kind === 'split') return <SplitDialog {...props} />
  return <DefaultDialog {...props} />
}
