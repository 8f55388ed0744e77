import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitId } from '#core/lib/ids.ts'
import { fold } from '#core/lib/vietnamese.ts'
import type { AuthoringUnits } from '#core/protocol/authoring.ts'
import { CheckboxGroup } from '#ui/checkbox-group.tsx'
import { Field } from '#ui/field.tsx'
import { Spinner } from '#ui/spinner.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { networkText } from '#workspace/failure-text.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'

interface FirstUnitsProps {
  readonly chosen: readonly UnitId[]
  readonly missing: boolean
  readonly onChosen: (units: readonly UnitId[]) => void
}

/** The units that have a version before the others. */
export function FirstUnits(props: FirstUnitsProps) {
  const { t } = useTranslation()
  const { api } = useServices()
  const { state, reload } = useLoad(useCallback(() => api.authoring.units(), [api]))
  if (state.kind === 'loading') return <Spinner label={t('shell.loading')} />
  if (state.kind === 'failed') return <FailureNotice text={networkText(t, state.error)} onRetry={reload} />
  return <UnitList {...props} units={state.value.units} />
}

/** What is chosen stays chosen while another is looked for. */
function UnitList({ chosen, missing, onChosen, units }: FirstUnitsProps & AuthoringUnits) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const words = fold(text).split(' ')
  const found = units.filter(({ name, code }) => words.every((word) => fold(`${name} ${code}`).includes(word)))
  const isFound = new Set(found.map(({ unitId }) => unitId))
  return (
    <Field id="act-units" label={t('rollout.units', { count: chosen.length })} error={missing && t('rollout.unitsMissing')} group required>
      <TextInput
        id="act-units"
        type="search"
        aria-label={t('rollout.search')}
        placeholder={t('rollout.search')}
        invalid={missing}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <div className="versions-units">
        {found.length === 0 && <p className="versions-muted">{t('rollout.noUnits', { text })}</p>}
        <CheckboxGroup
          items={found.map(({ unitId, name }) => ({ value: unitId, label: name }))}
          value={chosen}
          onChange={(values) => onChosen([...chosen.filter((unitId) => !isFound.has(unitId)), ...(values as readonly UnitId[])])} // of `found`
        />
      </div>
    </Field>
  )
}
