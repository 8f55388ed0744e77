import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Term } from '#core/form/authoring/rules/logic.ts'
import { operandOf, operatorsOf, type Operator, type Test, type ValueKind } from '#core/form/authoring/rules/operators.ts'
import { subjectOf, type Subject } from '#core/form/authoring/rules/subjects.ts'
import { Select } from '#ui/select.tsx'
import { OperandEditor } from './operand-editor.tsx'
import { SubjectPicker } from './subject-picker.tsx'

export interface TestEditorProps {
  readonly test: Test | null
  readonly pool: readonly Subject[]
  readonly canWrite: boolean
  readonly onChange: (test: Test) => void
}

/** Words of an operator: dates are before and after, numbers less and more. */
const wordOf = (operator: Operator, kind: ValueKind): string => (kind === 'date' || kind === 'moment' ? `${operator}-time` : operator)

const timed: ReadonlySet<Operator> = new Set<Operator>(['lt', 'le', 'gt', 'ge'])

/** What a value that is worked out is compared as: by its operator, for nothing else is known of it. */
const guessedKind = ({ operator, value }: Test): ValueKind =>
  operator === 'true' || operator === 'false' ? 'truth' : value?.kind === 'text' ? 'text' : 'number'

/** What stays of the old line when another field is chosen: the operator and value that fit the new one too. */
function withSubject(before: Test | null, from: Subject | null, to: Subject): Test {
  const operators = operatorsOf(to.kind, to.term)
  const operator = before !== null && operators.includes(before.operator) ? before.operator : (operators[0] ?? 'present')
  const isAlike = before !== null && from?.kind === to.kind && operator === before.operator && to.kind !== 'choice' && to.kind !== 'choices'
  return { subject: to.term, operator, value: isAlike ? before.value : null }
}

function withOperator(test: Test, operator: Operator): Test {
  const [before, after] = [operandOf(test.operator), operandOf(operator)]
  const { value } = test
  if (after === 'none' || before === 'none' || value === null) return { ...test, operator, value: null }
  if (before === after) return { ...test, operator }
  const one: Term | null = value.kind === 'list' ? (value.items[0] ?? null) : value
  return { ...test, operator, value: after === 'several' && one !== null ? { kind: 'list', items: [one] } : one }
}

/** One line: field, operator, value. */
export function TestEditor({ test, pool, canWrite, onChange }: TestEditorProps) {
  const { t } = useTranslation()
  const id = useId()
  const subject = test === null ? null : subjectOf(pool, test.subject)
  const kind = test === null ? 'other' : (subject?.kind ?? guessedKind(test))
  const known = test === null ? [] : operatorsOf(kind, test.subject)
  const operators = test === null || known.includes(test.operator) ? known : [...known, test.operator]
  return (
    <div className="rules-test">
      <SubjectPicker
        id={`${id}-subject`}
        label={t('builderRules.field')}
        pool={pool}
        value={test?.subject ?? null}
        onChange={(picked) => onChange(withSubject(test, subject, picked))}
      />
      {test !== null && (
        <Select
          className="rules-operator"
          aria-label={t('builderRules.operator.label')}
          value={test.operator}
          items={operators.map((each) => ({
            value: each,
            label: t(`builderRules.operator.${timed.has(each) ? wordOf(each, kind) : each}`),
          }))}
          onChange={(event) => onChange(withOperator(test, event.target.value as Operator)) /* one of the items above */}
        />
      )}
      {test !== null && operandOf(test.operator) !== 'none' && (
        <OperandEditor
          key={`${test.operator === 'one-of' || test.operator === 'none-of'}`}
          id={`${id}-value`}
          kind={kind}
          schema={subject?.schema ?? {}}
          several={operandOf(test.operator) === 'several'}
          value={test.value}
          pool={pool}
          canWrite={canWrite}
          onChange={(value) => onChange({ ...test, value })}
        />
      )}
    </div>
  )
}
