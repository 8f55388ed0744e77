import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UpgradeStep } from '#core/form/definition.ts'
import { splitText } from '#core/form/upgrade/split-text.ts'
import { stepIssues } from '#core/form/upgrade/step-issues.ts'
import { describedBy, Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import { TextInput } from '#ui/text-input.tsx'
import type { WritingProps } from './step-choice.tsx'
import { WritingDialog } from './writing-dialog.tsx'

type Split = Extract<UpgradeStep, { kind: 'split' }>

const isSplit = (step: UpgradeStep | null): step is Split => step?.kind === 'split'

/** How a text falls into parts, where each goes, and what that makes of a value. */
export function SplitDialog({ choice, shown, comparison, name, onChoose, onClose }: WritingProps) {
  const { t } = useTranslation()
  const [split, setSplit] = useState(() => (isSplit(shown) ? shown : choice.options.find(isSplit)))
  const [isWrong, setWrong] = useState(false)
  if (split === undefined) return null
  const known = new Set(comparison.old.nodes.map(({ fieldId }) => fieldId))
  const targets = comparison.next.nodes
    .filter((node) => node.kind === 'field' && node.type === 'text' && !known.has(node.fieldId))
    .map(({ path, title }) => ({ value: path, label: title }))
  const save = (): boolean => {
    const fits = stepIssues([split]).length === 0
    setWrong(!fits)
    if (fits) onChoose(split)
    else document.getElementById('upgrade-pattern')?.focus()
    return fits
  }
  return (
    <WritingDialog title={t('upgradeSteps.split.title', { name })} onClose={onClose} onSave={save}>
      <Field
        id="upgrade-pattern"
        label={t('upgradeSteps.split.pattern')}
        help={t('upgradeSteps.split.patternHelp')}
        error={isWrong && t('upgradeSteps.split.wrong', { count: split.into.length })}
        required
      >
        <TextInput
          id="upgrade-pattern"
          aria-describedby={describedBy('upgrade-pattern', { help: true, error: isWrong })}
          invalid={isWrong}
          defaultValue={split.pattern}
          onChange={(event) => setSplit({ ...split, pattern: event.target.value })}
        />
      </Field>
      {split.into.map((path, index) => {
        const id = `upgrade-part-${index}`
        return (
          <Field key={id} id={id} label={t('upgradeSteps.split.part', { number: index + 1 })}>
            <Select
              id={id}
              items={targets}
              value={path}
              onChange={(event) => setSplit({ ...split, into: split.into.with(index, event.target.value) })}
            />
          </Field>
        )
      })}
      <Trial split={split} />
    </WritingDialog>
  )
}

/** What the pattern makes of a value that somebody types. */
function Trial({ split }: { readonly split: Split }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const isFit = stepIssues([split]).length === 0
  const parts = text === '' || !isFit ? null : splitText(split.pattern, text)
  return (
    <Field id="upgrade-trial" label={t('upgradeSteps.split.example')}>
      <TextInput id="upgrade-trial" defaultValue="" onChange={(event) => setText(event.target.value)} />
      <p className="versions-muted" role="status">
        {text !== '' &&
          isFit &&
          (parts === null ? t('upgradeSteps.split.misfit') : t('upgradeSteps.split.fits', { parts: parts.join(' | ') }))}
      </p>
    </Field>
  )
}
