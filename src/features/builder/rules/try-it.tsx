import { use, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trialOf, trialValue, type Trial, type TrialInput } from '#core/form/authoring/rules/try-expression.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { fieldType } from '#core/form/field-types/registry.ts'
import { withValue } from '#core/form/node-values.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { issueWords } from './finding-words.ts'
import { TrialContext, type TrialGround } from './trial-context.ts'

interface TryItProps {
  readonly definition: FormDefinition
  readonly at: RecordPath
  readonly text: string
}

type Typed = Readonly<Record<RecordPath, string>>

/** What is typed for a field, as its type reads it; undefined for nothing, null when it cannot be read. */
function readTyped({ node }: TrialInput, text: string): JsonValue | undefined | null {
  const choice = node.choices.find(({ value }) => String(value) === text)
  if (choice !== undefined) return choice.value
  const read = fieldType(node.type).parse(text, node)
  return read.ok ? read.value : null
}

/** The sample with what was typed laid over it. */
function withTyped(trial: Trial, sample: JsonObject, typed: Typed): { readonly values: JsonObject; readonly row: JsonObject | null } {
  let values = sample
  let row = trial.rowIn(sample)
  for (const input of trial.inputs) {
    const text = typed[input.node.path]
    const value = text === undefined ? undefined : readTyped(input, text)
    if (text === undefined || value === null) continue
    if (input.isOfRow) row = withValue(row ?? {}, input.node.path.slice(input.node.path.lastIndexOf('/@') + 2), value)
    else values = withValue(values, input.node.path, value)
  }
  return { values, row }
}

function Outcome({ value }: { readonly value: JsonValue }) {
  const { t } = useTranslation()
  const words =
    value === null
      ? t('builderDesk.trial.none')
      : typeof value === 'boolean'
        ? t(`builderDesk.trial.${value ? 'true' : 'false'}`)
        : t('builderDesk.trial.value', { value: typeof value === 'object' ? JSON.stringify(value) : value })
  return (
    <p className="rules-trial-outcome" role="status">
      {words}
    </p>
  )
}

interface InputsProps {
  readonly trial: Trial
  readonly sample: JsonObject
  readonly typed: Typed
  readonly onType: (typed: Typed) => void
}

/** A control for each field that is read, with what the sample has there. */
function Inputs({ trial, sample, typed, onType }: InputsProps) {
  const { t } = useTranslation()
  const id = useId()
  return trial.inputs.map((input, at) => {
    const { node } = input
    const own = trialValue(input, sample, trial.rowIn(sample))
    const shown = typed[node.path] ?? (own === undefined ? '' : fieldType(node.type).format(own, node))
    const isUnread = typed[node.path] !== undefined && readTyped(input, shown) === null
    const put = (text: string) => onType({ ...typed, [node.path]: text })
    return (
      <Field key={node.path} id={`${id}-${at}`} label={node.title} {...(isUnread && { error: t('builderDesk.trial.unread') })}>
        {node.choices.length > 0 && node.type !== 'multi-choice' ? (
          <Select
            id={`${id}-${at}`}
            empty={t('builderDesk.trial.empty')}
            items={node.choices.map(({ value, title }) => ({ value: String(value), label: title }))}
            value={typed[node.path] ?? (own === undefined ? '' : String(own))}
            onChange={(event) => put(event.target.value)}
          />
        ) : (
          <TextInput id={`${id}-${at}`} value={shown} onChange={(event) => put(event.target.value)} />
        )}
      </Field>
    )
  })
}

const nothing: JsonObject = {}

function Ground({ definition, at, text, ground }: TryItProps & { readonly ground: TrialGround }) {
  const { t } = useTranslation()
  const id = useId()
  const [sampleId, setSampleId] = useState('')
  const [typed, setTyped] = useState<Typed>({})
  const trial = useMemo(() => trialOf(definition, at, text), [definition, at, text])
  const sample = ground.samples.find((each) => each.id === sampleId)?.values ?? nothing
  const outcome = useMemo(() => {
    if (!trial.ok) return null
    const { values, row } = withTyped(trial.value, sample, typed)
    return { value: trial.value.run(values, row, ground.context) }
  }, [trial, sample, typed, ground.context])
  const [broken] = trial.ok ? [] : trial.error
  return (
    <div className="rules-trial" role="group" aria-label={t('builderDesk.trial.label')}>
      {ground.samples.length > 0 && (
        <Field id={`${id}-sample`} label={t('builderDesk.trial.sample')}>
          <Select
            id={`${id}-sample`}
            empty={t('builderDesk.trial.noSample')}
            items={ground.samples.map((each) => ({ value: each.id, label: each.title }))}
            value={sampleId}
            onChange={(event) => {
              setSampleId(event.target.value)
              setTyped({})
            }}
          />
        </Field>
      )}
      {trial.ok && <Inputs trial={trial.value} sample={sample} typed={typed} onType={setTyped} />}
      {outcome !== null && <Outcome value={outcome.value} />}
      {broken !== undefined && (
        <p className="rules-trial-outcome" role="status">
          {typeof broken.params['start'] === 'number' && `${t('builderRules.atCharacter', { at: broken.params['start'] + 1 })}: `}
          {issueWords(t, broken)}
        </p>
      )}
    </div>
  )
}

/** Below an expression: what it comes to for values of a sample, or for typed ones, with every key. */
export function TryIt(props: TryItProps) {
  const { t } = useTranslation()
  const ground = use(TrialContext)
  const [isOpen, setOpen] = useState(false)
  if (ground === null || props.text.trim() === '') return null
  return (
    <>
      <div>
        <Button small aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('builderDesk.trial.open')}
        </Button>
      </div>
      {isOpen && <Ground {...props} ground={ground} />}
    </>
  )
}
