import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freshIds } from '#core/form/authoring/edit/fresh-ids.ts'
import { setPresenceByFlag, setRequiredByFlag } from '#core/form/authoring/rules/computed-flag.ts'
import type { Logic } from '#core/form/authoring/rules/logic.ts'
import { presenceOf, requiredOf, type When } from '#core/form/authoring/rules/presence-of.ts'
import { setPresence, setRequired } from '#core/form/authoring/rules/set-presence.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { declaredFields } from '#core/form/declared-fields.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { Result } from '#core/lib/result.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'
import { randomFieldId } from '#workspace/random-field-id.ts'
import { LogicEditor } from './logic-editor.tsx'
import { useLogicDraft } from './use-logic-draft.ts'
import './rules.css'

export interface ConditionEditorProps {
  readonly definition: FormDefinition
  /** Template path of the field. */
  readonly path: RecordPath
  /** Somebody can be asked to fill it in. */
  readonly mayBeRequired: boolean
  readonly onChange: (definition: FormDefinition) => void
}

type Outcome = Result<FormDefinition, readonly Issue[]>

interface Matter {
  readonly name: 'presence' | 'required'
  /** The choices besides a condition. */
  readonly plain: readonly ('always' | 'never')[]
  readonly read: (definition: FormDefinition, path: RecordPath) => When
  readonly write: (definition: FormDefinition, path: RecordPath, when: 'always' | 'never' | Logic) => Outcome
  readonly byFlag: typeof setPresenceByFlag
}

const presence: Matter = {
  name: 'presence',
  plain: ['always'],
  read: presenceOf,
  write: (definition, path, when) => setPresence(definition, [path], typeof when === 'string' ? null : when),
  byFlag: setPresenceByFlag,
}

const required: Matter = {
  name: 'required',
  plain: ['never', 'always'],
  read: requiredOf,
  write: (definition, path, when) => setRequired(definition, [path], when),
  byFlag: setRequiredByFlag,
}

/** When a field is there, and when it must be filled in. */
export function ConditionEditor(props: ConditionEditorProps) {
  return (
    <div className="rules-conditions">
      <WhenEditor key={`presence ${props.path}`} {...props} matter={presence} />
      {props.mayBeRequired && <WhenEditor key={`required ${props.path}`} {...props} matter={required} />}
    </div>
  )
}

const logicOf = (when: When): Logic | null => (when.kind === 'when' ? when.logic : null)

/** What was asked for and could not be done: the issue, and the condition for which a computed field would do. */
interface Refused {
  readonly code: string
  readonly logic: Logic | null
}

function useWhen({ definition, path, onChange, matter }: ConditionEditorProps & { readonly matter: Matter }) {
  const [refused, setRefused] = useState<Refused | null>(null)
  const when = matter.read(definition, path)
  const take = (outcome: Outcome, logic: Logic | null): Logic | null => {
    setRefused(outcome.ok ? null : { code: outcome.error[0]?.code ?? '', logic })
    if (!outcome.ok) return logicOf(when)
    onChange(outcome.value)
    return logicOf(matter.read(outcome.value, path))
  }
  const write = (next: 'always' | 'never' | Logic) => take(matter.write(definition, path, next), typeof next === 'string' ? null : next)
  return { when, refused, take, write, forget: () => setRefused(null) }
}

function WhenEditor(props: ConditionEditorProps & { readonly matter: Matter }) {
  const { t } = useTranslation()
  const { definition, path, matter } = props
  const { when, refused, take, write, forget } = useWhen(props)
  const { draft, isFinished, change } = useLogicDraft(logicOf(when), write)
  // The condition is asked for, and the form does not say it yet.
  const [isAsked, setAsked] = useState(false)
  const id = `when-${matter.name}`
  const kind = when.kind === 'when' || isAsked ? 'when' : when.kind
  if (kind === 'several' || kind === 'unknown') return <Notice tone="neutral">{t(`builderRules.${kind}`)}</Notice>
  const choose = (next: string) => {
    forget()
    setAsked(next === 'when')
    if (next === 'always' || next === 'never') write(next)
  }
  const field = declaredFields(definition.schema).find((each) => each.path === path)
  const flag = (logic: Logic) => {
    const title = t(`builderRules.flagTitle.${matter.name}`, { field: field?.schema.title ?? field?.name ?? '' })
    take(matter.byFlag(definition, [path], logic, { title, newId: freshIds(definition, randomFieldId) }), logic)
  }
  return (
    <Field id={id} label={t(`builderRules.${matter.name}.label`)}>
      <Select
        id={id}
        value={kind}
        items={[...matter.plain, 'when' as const, ...(kind === 'unreadable' ? (['unreadable'] as const) : [])].map((each) => ({
          value: each,
          label: t(`builderRules.${matter.name}.${each}`),
        }))}
        onChange={(event) => choose(event.target.value)}
      />
      {kind === 'when' && (
        <LogicEditor
          definition={definition}
          at={path}
          without={path}
          label={t(`builderRules.${matter.name}.label`)}
          draft={draft}
          onChange={change}
        />
      )}
      {kind === 'when' && !isFinished && <p className="rules-note">{t('builderRules.unfinished')}</p>}
      {refused !== null && <RefusedNotice refused={refused} onFlag={flag} />}
    </Field>
  )
}

function RefusedNotice({ refused, onFlag }: { readonly refused: Refused; readonly onFlag: (logic: Logic) => void }) {
  const { t } = useTranslation()
  const { code, logic } = refused
  if (code === 'condition.needs-computed' && logic !== null)
    return (
      <Notice
        tone="info"
        live
        actions={
          <Button small onClick={() => onFlag(logic)}>
            {t('builderRules.makeFlag')}
          </Button>
        }
      >
        {t('builderRules.issue.condition.needs-computed')}
      </Notice>
    )
  return (
    <Notice tone="danger" live>
      {t([`builderRules.issue.${code}`, 'builderRules.issue.other'], { code })}
    </Notice>
  )
}
