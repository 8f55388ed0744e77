import { useTranslation } from 'react-i18next'
import type { VersionAct } from '#core/protocol/authoring.ts'
import { DayInput } from '#ui/day-input.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { FirstUnits } from './first-units.tsx'
import { asksForDay, asksForStart, needsRemark, type ActInput, type Missing } from './make-act.ts'

interface ActFieldsProps {
  readonly kind: VersionAct['kind']
  readonly input: ActInput
  readonly missing: readonly Missing[]
  readonly onInput: (input: ActInput) => void
}

/** What an act needs to know: a remark, a day, when and where it opens. */
export function ActFields({ kind, input, missing, onInput }: ActFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      {needsRemark(kind) && (
        <RemarkField
          label={t(`versions.remark.${kind}`)}
          missing={missing.includes('remark')}
          onText={(remark) => onInput({ ...input, remark })}
        />
      )}
      {asksForDay(kind) && (
        <Field id="act-due" label={t('versions.due')} error={missing.includes('due') && t('versions.dueWrong')}>
          <DayInput
            id="act-due"
            value={input.dueOn}
            invalid={missing.includes('due')}
            aria-describedby={describedBy('act-due', { error: missing.includes('due') })}
            onDay={(dueOn) => onInput({ ...input, dueOn })}
          />
        </Field>
      )}
      {asksForStart(kind) && <OpeningFields input={input} missing={missing} onInput={onInput} />}
    </>
  )
}

function OpeningFields({ input, missing, onInput }: Omit<ActFieldsProps, 'kind'>) {
  const { t } = useTranslation()
  const { opensAt, firstUnits } = input
  return (
    <>
      <Field id="act-where" label={t('rollout.where')} group>
        <RadioGroup
          id="act-where"
          name="act-where"
          items={[
            { value: 'all', label: t('rollout.everywhere') },
            { value: 'first', label: t('rollout.first'), hint: t('rollout.firstHelp') },
          ]}
          value={firstUnits === null ? 'all' : 'first'}
          onChange={(event) => onInput({ ...input, firstUnits: event.target.value === 'all' ? null : [] })}
        />
      </Field>
      {firstUnits !== null && (
        <FirstUnits
          chosen={firstUnits}
          missing={missing.includes('units')}
          onChosen={(units) => onInput({ ...input, firstUnits: units })}
        />
      )}
      <Field
        id="act-start"
        label={t('versions.openAt')}
        help={t('versions.openAtHelp')}
        error={missing.includes('start') && t('versions.openAtWrong')}
      >
        <TextInput
          id="act-start"
          figures
          invalid={missing.includes('start')}
          aria-describedby={describedBy('act-start', { help: true, error: missing.includes('start') })}
          value={opensAt}
          onChange={(event) => onInput({ ...input, opensAt: event.target.value })}
        />
      </Field>
    </>
  )
}

interface RemarkFieldProps {
  readonly label: string
  readonly missing: boolean
  readonly onText: (text: string) => void
}

function RemarkField({ label, missing, onText }: RemarkFieldProps) {
  const { t } = useTranslation()
  return (
    <Field id="act-remark" label={label} error={missing && t('versions.remarkMissing')} required>
      <TextArea
        id="act-remark"
        maxLength={2000}
        aria-describedby={describedBy('act-remark', { error: missing })}
        invalid={missing}
        defaultValue=""
        onChange={(event) => onText(event.target.value)}
      />
    </Field>
  )
}
