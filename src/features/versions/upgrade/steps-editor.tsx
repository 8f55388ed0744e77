import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { chosenSteps } from '#core/form/upgrade/chosen-steps.ts'
import type { UpgradeReport } from '#core/form/upgrade/upgrade-report.ts'
import type { VersionSummary } from '#core/protocol/authoring.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import type { Comparison } from '../compare-versions.ts'
import { nameOfChoice } from '../name-of.ts'
import { stepText } from '../step-text.ts'
import { StepChoice } from './step-choice.tsx'
import { useSteps, type Steps } from './use-steps.ts'
import './upgrade.css'

interface StepsEditorProps {
  readonly summary: VersionSummary
  readonly comparison: Comparison
  readonly report: UpgradeReport
  readonly onChanged: () => void
}

/** Every change that values have to follow, with the ways there are; the one chosen is written into the draft. */
export function StepsEditor({ summary, comparison, report, onChanged }: StepsEditorProps) {
  const { t } = useTranslation()
  const { next, proposals, nameOf } = comparison
  const chosen = useMemo(() => chosenSteps(proposals, next), [proposals, next])
  const steps = useSteps(summary, next.definition, chosen, onChanged)
  const { choices, others } = chosen
  const open = choices.filter(({ isOpen }) => isOpen)
  if (choices.length === 0 && others.length === 0 && steps.undo === null) return <p className="versions-muted">{t('versions.noSteps')}</p>
  return (
    <>
      <p className="versions-muted">{t('upgradeSteps.lead')}</p>
      {open.length === 0 ? (
        <Notice tone="good">{t('upgradeSteps.complete')}</Notice>
      ) : (
        <Notice tone="warn">
          {t('upgradeSteps.open', { count: open.length, names: open.map((each) => `“${nameOfChoice(each, nameOf)}”`).join(', ') })}
        </Notice>
      )}
      {steps.error !== null && <FailureNotice text={steps.error.text} onRetry={onChanged} />}
      <EditorActions steps={steps} hasProposed={choices.some(({ written, step }) => written === null && step !== null)} />
      <ul className="upgrade-choices">
        {choices.map((choice, index) => (
          <StepChoice
            key={`${choice.why} ${choice.fieldId}`}
            choice={choice}
            shown={steps.shown(index)}
            comparison={comparison}
            report={report}
            onChoose={(step) => steps.choose(index, step)}
          />
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h3>{t('upgradeSteps.others')}</h3>
          <ul className="upgrade-choices">
            {others.map((step) => (
              <li key={JSON.stringify(step)} className="upgrade-other">
                <span>{stepText(t, nameOf, step)}</span>
                <Button small look="quiet" icon="trash" onClick={() => steps.remove(step)}>
                  {t('upgradeSteps.remove')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function EditorActions({ steps, hasProposed }: { readonly steps: Steps; readonly hasProposed: boolean }) {
  const { t } = useTranslation()
  return (
    <div className="upgrade-actions">
      {hasProposed && (
        <Button icon="check" busy={steps.busy} onClick={steps.takeAll}>
          {t('upgradeSteps.takeAll')}
        </Button>
      )}
      {steps.undo !== null && (
        <Button icon="undo" busy={steps.busy} onClick={steps.undo}>
          {t('upgradeSteps.undo')}
        </Button>
      )}
    </div>
  )
}
