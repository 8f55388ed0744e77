import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { constantTerm, constantTexts } from '#core/form/authoring/rules/constant-term.ts'
import type { Term } from '#core/form/authoring/rules/logic.ts'
import type { ValueKind } from '#core/form/authoring/rules/operators.ts'
import { readTerm } from '#core/form/authoring/rules/read-cel.ts'
import { choicesOf, subjectOf, type Subject } from '#core/form/authoring/rules/subjects.ts'
import { writeTerm } from '#core/form/authoring/rules/write-cel.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { CheckboxGroup } from '#ui/checkbox-group.tsx'
import { Select } from '#ui/select.tsx'
import { DraftInput } from './draft-input.tsx'
import { SubjectPicker } from './subject-picker.tsx'

export interface OperandEditorProps {
  readonly id: string
  readonly kind: ValueKind
  /** Of the value that it is compared with. */
  readonly schema: JsonSchema
  readonly several: boolean
  readonly value: Term | null
  readonly pool: readonly Subject[]
  /** Whether an expression can be written here: inside a walk its row has no name. */
  readonly canWrite: boolean
  readonly onChange: (value: Term | null) => void
}

type Source = 'value' | 'field' | 'today' | 'expression'

const today: Term = { kind: 'call', name: 'today', of: null, args: [] }

function sourceOf(value: Term | null, pool: readonly Subject[]): Source {
  if (value === null || constantTexts(value) !== null) return 'value'
  if (value.kind === 'call' && value.of === null && value.name === 'today') return 'today'
  return subjectOf(pool, value) === null ? 'expression' : 'field'
}

function sourcesFor({ kind, several, canWrite }: OperandEditorProps, now: Source): readonly Source[] {
  const sources: readonly Source[] = [
    'value',
    ...(several ? [] : (['field'] as const)),
    ...(kind === 'date' && !several ? (['today'] as const) : []),
    ...(canWrite ? (['expression'] as const) : []),
  ]
  return sources.includes(now) ? sources : [...sources, now]
}

/** The right side of a comparison: a constant of the field's kind, another field, today, or what CEL works out. */
export function OperandEditor(props: OperandEditorProps) {
  const { t } = useTranslation()
  const { id, value, pool, onChange } = props
  // A source that was chosen and has no value yet.
  const [chosen, setChosen] = useState<Source | null>(null)
  const source = value === null ? (chosen ?? 'value') : sourceOf(value, pool)
  const choose = (next: Source) => {
    setChosen(next)
    onChange(next === 'today' ? today : null)
  }
  return (
    <div className="rules-operand">
      <Select
        aria-label={t('builderRules.source.label')}
        value={source}
        items={sourcesFor(props, source).map((each) => ({ value: each, label: t(`builderRules.source.${each}`) }))}
        onChange={(event) => choose(event.target.value as Source) /* one of the items above */}
      />
      {source === 'value' && <ConstantInput {...props} />}
      {source === 'field' && (
        <SubjectPicker id={id} label={t('builderRules.otherField')} pool={pool} value={value} onChange={({ term }) => onChange(term)} />
      )}
      {source === 'expression' && <ExpressionInput {...props} />}
    </div>
  )
}

function ConstantInput({ id, kind, schema, several, value, onChange }: OperandEditorProps) {
  const { t } = useTranslation()
  const [isWrong, setWrong] = useState(false)
  const texts = value === null ? [] : (constantTexts(value) ?? [])
  const choices = kind === 'choice' || kind === 'choices' ? choicesOf(schema) : []
  const take = (parts: readonly string[]) => {
    const terms = parts.map((text) => constantTerm(text, kind, schema))
    setWrong(terms.includes(null))
    if (terms.includes(null)) return
    const items = terms.filter((term) => term !== null)
    onChange(several ? (items.length === 0 ? null : { kind: 'list', items }) : (items[0] ?? null))
  }
  if (choices.length > 0 && several)
    return <CheckboxGroup id={id} items={choices} value={texts} onChange={take} aria-label={t('builderRules.value')} />
  if (choices.length > 0)
    return (
      <Select
        id={id}
        aria-label={t('builderRules.value')}
        items={choices}
        empty={t('builderRules.chooseValue')}
        value={texts[0] ?? ''}
        onChange={(event) => take(event.target.value === '' ? [] : [event.target.value])}
      />
    )
  const [split, label] = several ? [/[;\n]/, t('builderRules.values')] : [/(?!)/, t('builderRules.value')]
  return (
    <span className="rules-constant">
      <DraftInput
        id={id}
        aria-label={label}
        placeholder={label}
        type={kind === 'date' && !several ? 'date' : 'text'}
        inputMode={kind === 'number' && !several ? 'decimal' : 'text'}
        figures={kind === 'number'}
        invalid={isWrong}
        value={texts.join('; ')}
        onCommit={(text) => take(text.split(split).filter((part) => part.trim() !== ''))}
      />
      {isWrong && <small role="alert">{t(kind === 'number' ? 'builderRules.wrongNumber' : 'builderRules.wrongDate')}</small>}
    </span>
  )
}

export function ExpressionInput({ id, value, canWrite, onChange }: Pick<OperandEditorProps, 'id' | 'value' | 'canWrite' | 'onChange'>) {
  const { t } = useTranslation()
  const [isWrong, setWrong] = useState(false)
  const text = value === null ? '' : writeTerm(value)
  if (!canWrite) return <code className="rules-code">{text}</code>
  const take = (typed: string) => {
    if (typed.trim() === '') return onChange(null)
    const read = readTerm(typed)
    setWrong(!read.ok)
    if (read.ok) onChange(read.value)
  }
  return (
    <span className="rules-constant">
      <DraftInput
        id={id}
        className="rules-code"
        aria-label={t('builderRules.source.expression')}
        placeholder="add_years(today(), -18)"
        invalid={isWrong}
        value={text}
        onCommit={take}
      />
      {isWrong && <small role="alert">{t('builderRules.wrongExpression')}</small>}
    </span>
  )
}
