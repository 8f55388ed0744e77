import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { setRuleText } from '#core/form/authoring/rules/edit-rules.ts'
import type { RuleFinding, RuleText } from '#core/form/authoring/rules/findings.ts'
import type { Logic, Term } from '#core/form/authoring/rules/logic.ts'
import { kindOf } from '#core/form/authoring/rules/operators.ts'
import { readLogic, readTerm } from '#core/form/authoring/rules/read-cel.ts'
import { isSameTerm } from '#core/form/authoring/rules/subjects.ts'
import { writeLogic, writeTerm } from '#core/form/authoring/rules/write-cel.ts'
import type { CheckRule, ComputeRule, FormDefinition, Rule, Severity } from '#core/form/definition.ts'
import { declaredFields } from '#core/form/declared-fields.ts'
import { Button } from '#ui/button.tsx'
import { Combobox } from '#ui/combobox.tsx'
import { Field } from '#ui/field.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { CelField } from './cel-field.tsx'
import { DraftInput } from './draft-input.tsx'
import { findingWords } from './finding-words.ts'
import { LogicEditor } from './logic-editor.tsx'
import { draftTerm, termDraft } from './term-draft.ts'
import { TermEditor } from './term-editor.tsx'
import { useDraft } from './use-draft.ts'
import { useLogicDraft } from './use-logic-draft.ts'

export interface RuleEditorProps<Of extends Rule = Rule> {
  readonly definition: FormDefinition
  readonly rule: Of
  /** Those of this rule. */
  readonly findings: readonly RuleFinding[]
  readonly onRule: (rule: Rule) => void
  readonly onChange: (definition: FormDefinition) => void
}

const severities: readonly Severity[] = ['block', 'warn', 'info']

const isIn = (part: RuleText['part']) => (finding: RuleFinding) => finding.kind !== 'circle' && finding.at.part === part

export function RuleEditor(props: RuleEditorProps) {
  const { t } = useTranslation()
  const { rule, findings } = props
  const beside = findings.filter((finding) => !(['when', 'check', 'compute'] as const).some((part) => isIn(part)(finding)))
  return (
    <div className="rules-editor">
      <PlaceField {...props} />
      {'check' in rule ? <CheckParts {...props} rule={rule} /> : <ComputeParts {...props} rule={rule} />}
      <WhenField {...props} />
      <ul className="rules-problems" role="status">
        {beside.map((finding) => {
          const words = findingWords(t, finding)
          return <li key={words}>{words}</li>
        })}
      </ul>
    </div>
  )
}

function PlaceField({ definition, rule, onRule }: RuleEditorProps) {
  const { t } = useTranslation()
  const id = useId()
  const isCheck = 'check' in rule
  const items = useMemo(
    () =>
      declaredFields(definition.schema)
        .filter(({ settings }) => settings.type !== undefined && (isCheck || kindOf(settings.type, {}) !== 'rows'))
        .map(({ path, schema, name }) => ({ value: path, label: schema.title ?? name, hint: path })),
    [definition, isCheck],
  )
  return (
    <Field id={id} label={t(isCheck ? 'builderRules.rule.checkAt' : 'builderRules.rule.computeAt')} help={t('builderRules.rule.atHelp')}>
      <Combobox id={id} items={items} value={rule.at} onChange={(at) => at !== null && onRule({ ...rule, at })} />
    </Field>
  )
}

function CheckParts(props: RuleEditorProps<CheckRule>) {
  const { t } = useTranslation()
  const id = useId()
  const { definition, rule, findings, onRule, onChange } = props
  return (
    <>
      <LogicField
        {...props}
        id={`${id}-check`}
        name={t('builderRules.rule.check')}
        text={rule.check}
        findings={findings.filter(isIn('check'))}
        onText={(check) => onRule({ ...rule, check })}
      />
      <Field id={`${id}-severity`} group label={t('builderRules.rule.severity')}>
        <RadioGroup
          id={`${id}-severity`}
          name={`${id}-severity`}
          items={severities.map((each) => ({ value: each, label: t(`builderRules.severity.${each}`) }))}
          value={rule.severity}
          onChange={(event) => onRule({ ...rule, severity: event.target.value as Severity }) /* one of the items above */}
        />
      </Field>
      <Field id={`${id}-vi`} label={t('builderRules.rule.messageVi')} help={t('builderRules.rule.messageHelp')}>
        <DraftInput
          id={`${id}-vi`}
          lang="vi"
          value={rule.message}
          onCommit={(message) => message.trim() !== '' && onRule({ ...rule, message })}
        />
      </Field>
      <Field id={`${id}-en`} label={t('builderRules.rule.messageEn')}>
        <DraftInput
          id={`${id}-en`}
          lang="en"
          value={definition.translations['en']?.rules?.[rule.id] ?? ''}
          onCommit={(text) => onChange(setRuleText(definition, 'en', rule.id, text.trim()))}
        />
      </Field>
    </>
  )
}

interface LogicFieldProps extends RuleEditorProps {
  readonly id: string
  readonly name: string
  readonly text: string
  readonly mayBeEmpty?: boolean
  readonly onText: (text: string) => void
}

const readOr = (text: string): Logic | null => {
  const read = text === '' ? null : readLogic(text)
  return read?.ok === true ? read.value : null
}

function LogicField({ id, name, definition, rule, text, mayBeEmpty = false, findings, onText }: LogicFieldProps) {
  const { t } = useTranslation()
  const said = useMemo(() => readOr(text), [text])
  const { draft, isFinished, change } = useLogicDraft(said, (logic) => {
    const next = writeLogic(logic)
    onText(next)
    return readOr(next)
  })
  return (
    <CelField
      id={id}
      name={name}
      definition={definition}
      at={rule.at}
      text={text}
      mayBeEmpty={mayBeEmpty}
      findings={findings}
      onChange={onText}
    >
      <LogicEditor definition={definition} at={rule.at} label={name} draft={draft} onChange={change} />
      {!isFinished && <p className="rules-note">{t('builderRules.unfinished')}</p>}
    </CelField>
  )
}

const termOr = (text: string): Term | null => {
  const read = readTerm(text)
  return read.ok ? read.value : null
}

function ComputeParts({ definition, rule, findings, onRule }: RuleEditorProps<ComputeRule>) {
  const { t } = useTranslation()
  const id = useId()
  const field = declaredFields(definition.schema).find(({ path }) => path === rule.at)
  const said = useMemo(() => termOr(rule.compute), [rule.compute])
  const { draft, isFinished, change } = useDraft({
    said,
    isAlike: isSameTerm,
    begin: termDraft,
    finish: draftTerm,
    tell: (term) => {
      const compute = writeTerm(term)
      onRule({ ...rule, compute })
      return termOr(compute)
    },
  })
  return (
    <CelField
      id={`${id}-compute`}
      name={t('builderRules.compute.label')}
      definition={definition}
      at={rule.at}
      text={rule.compute}
      mayBeEmpty={false}
      findings={findings.filter(isIn('compute'))}
      onChange={(compute) => onRule({ ...rule, compute })}
    >
      <TermEditor
        definition={definition}
        at={rule.at}
        kind={kindOf(field?.settings.type, field?.schema ?? {})}
        schema={field?.schema ?? {}}
        draft={draft}
        onChange={change}
      />
      {!isFinished && <p className="rules-note">{t('builderRules.unfinished')}</p>}
    </CelField>
  )
}

const always = 'true'

/** A rule may run only under a condition. */
function WhenField(props: RuleEditorProps) {
  const { t } = useTranslation()
  const id = useId()
  const { rule, findings, onRule } = props
  const { when, ...rest } = rule
  const put = (text: string) => onRule(text === '' ? rest : { ...rest, when: text })
  if (when === undefined)
    return (
      <div>
        <Button small look="quiet" icon="add" onClick={() => put(always)}>
          {t('builderRules.rule.addWhen')}
        </Button>
      </div>
    )
  return (
    <>
      <LogicField
        {...props}
        id={`${id}-when`}
        name={t('builderRules.rule.when')}
        text={when}
        mayBeEmpty
        findings={findings.filter(isIn('when'))}
        onText={put}
      />
      <div>
        <Button small look="quiet" icon="trash" onClick={() => put('')}>
          {t('builderRules.rule.dropWhen')}
        </Button>
      </div>
    </>
  )
}
