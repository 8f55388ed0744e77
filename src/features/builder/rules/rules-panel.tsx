import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freshIds } from '#core/form/authoring/edit/fresh-ids.ts'
import { addRule, putRule, removeRule, setRuleText } from '#core/form/authoring/rules/edit-rules.ts'
import { kindOf } from '#core/form/authoring/rules/operators.ts'
import type { RuleFinding } from '#core/form/authoring/rules/findings.ts'
import type { FormDefinition, Rule } from '#core/form/definition.ts'
import { declaredFields, type DeclaredField } from '#core/form/declared-fields.ts'
import { Button } from '#ui/button.tsx'
import { Combobox } from '#ui/combobox.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Field } from '#ui/field.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import type { IconName } from '#ui/icon-paths.ts'
import { Notice, type Tone } from '#ui/notice.tsx'
import { StatePill } from '#ui/state-pill.tsx'
import { randomFieldId } from '#workspace/random-field-id.ts'
import { englishOf, withCheck, type BegunCheck } from './begun-check.ts'
import { findingWords } from './finding-words.ts'
import { RuleEditor } from './rule-editor.tsx'
import './rules.css'

export interface RulesPanelProps {
  readonly definition: FormDefinition
  /** What is wrong with its rules, as they were a moment ago. */
  readonly findings: readonly RuleFinding[]
  readonly onChange: (definition: FormDefinition) => void
  /** In which the form's own words are shown. */
  readonly lang: 'vi' | 'en'
  /** A check without a whole condition; the caller keeps it while the panel is away. */
  readonly begun: BegunCheck | null
  readonly onBegun: (begun: BegunCheck | null) => void
}

const looks: Readonly<Record<string, readonly [Tone, IconName]>> = {
  block: ['danger', 'error'],
  warn: ['warn', 'warning'],
  info: ['info', 'info'],
  compute: ['neutral', 'settings'],
}

/** The rule again, with an id of its own and its translations. */
function copied(definition: FormDefinition, rule: Rule): FormDefinition {
  const id = freshIds(definition, randomFieldId)()
  const copy = addRule(definition, { ...rule, id })
  return Object.entries(definition.translations).reduce(
    (form, [lang, { rules }]) => setRuleText(form, lang, id, rules?.[rule.id] ?? ''),
    copy,
  )
}

/** What is done to a check that is not finished; once it is, it becomes a rule of the form. */
function begunProps({ definition, onChange, onBegun }: Pick<RulesPanelProps, 'definition' | 'onChange' | 'onBegun'>, begun: BegunCheck) {
  return {
    definition: withCheck(definition, begun),
    rule: begun.rule,
    findings: [],
    onRule: (rule: Rule) => {
      if (!('check' in rule)) return
      const isFinished = rule.check.trim() !== ''
      if (isFinished) onChange(withCheck(definition, { ...begun, rule }))
      onBegun(isFinished ? null : { ...begun, rule })
    },
    onCopy: null,
    onRemove: () => onBegun(null),
    onChange: (next: FormDefinition) => onBegun({ ...begun, english: englishOf(next, begun) }),
  }
}

/** All checks and computed values of a form, and the one that is open. */
export function RulesPanel({ definition, findings, onChange, lang, begun, onBegun }: RulesPanelProps) {
  const { t } = useTranslation()
  const [openId, setOpenId] = useState<string | null>(begun?.rule.id ?? null)
  const fields = useMemo(() => declaredFields(definition.schema).filter(({ settings }) => settings.type !== undefined), [definition])
  const circles = findings.filter(({ kind }) => kind === 'circle')
  const isBegun = begun !== null && !definition.rules.some(({ id }) => id === begun.rule.id)
  const toggle = (id: string) => setOpenId(id === openId ? null : id)
  const add = (rule: Rule) => {
    // One is finished before another is begun.
    if ('check' in rule && begun === null) onBegun({ rule, english: '' })
    if (!('check' in rule)) onChange(addRule(definition, rule))
    setOpenId('check' in rule ? (begun?.rule.id ?? rule.id) : rule.id)
  }
  return (
    <section className="rules-panel" aria-label={t('builderRules.panel')}>
      <AddRule definition={definition} fields={fields} onAdd={add} />
      {circles.map((circle) => {
        const words = findingWords(t, circle)
        return (
          <Notice key={words} tone="danger" live>
            {words}
          </Notice>
        )
      })}
      {definition.rules.length === 0 && begun === null && <EmptyState icon="form" title={t('builderRules.rule.none')} />}
      <ol className="rules-list">
        {/* One list: the key of what was begun goes on when it becomes a rule of the form, and with it the focus. */}
        {[
          ...definition.rules.map((rule, at) => (
            <RuleItem
              key={rule.id}
              definition={definition}
              lang={lang}
              rule={rule}
              findings={findings.filter((finding) => finding.kind !== 'circle' && finding.at.rule === at)}
              isOpen={rule.id === openId}
              onToggle={() => toggle(rule.id)}
              onRule={(next) => onChange(putRule(definition, at, next))}
              onCopy={() => onChange(copied(definition, rule))}
              onRemove={() => onChange(removeRule(definition, at))}
              onChange={onChange}
            />
          )),
          ...(begun !== null && isBegun
            ? [
                <RuleItem
                  {...begunProps({ definition, onChange, onBegun }, begun)}
                  key={begun.rule.id}
                  lang={lang}
                  isOpen={begun.rule.id === openId}
                  onToggle={() => toggle(begun.rule.id)}
                />,
              ]
            : []),
        ]}
      </ol>
    </section>
  )
}

interface AddRuleProps {
  readonly definition: FormDefinition
  readonly fields: readonly DeclaredField[]
  readonly onAdd: (rule: Rule) => void
}

/** A value to begin with, of the field's own type. */
const beginning = ({ settings, schema }: DeclaredField): string => {
  const kind = kindOf(settings.type, schema)
  if (kind === 'number') return schema.type === 'number' ? '0.0' : '0'
  return kind === 'truth' ? 'false' : kind === 'choices' ? '[]' : '""'
}

/** A check may stand at any field first; a computed value asks for its field, because nobody can type there any more. */
function AddRule({ definition, fields, onAdd }: AddRuleProps) {
  const { t } = useTranslation()
  const id = useId()
  const [isAsking, setAsking] = useState(false)
  const [first] = fields
  const items = fields
    .filter(({ settings, schema }) => settings.computed !== true && !['rows', 'other'].includes(kindOf(settings.type, schema)))
    .map(({ path, schema, name }) => ({ value: path, label: schema.title ?? name, hint: path }))
  const addCheck = () => {
    if (first === undefined) return
    onAdd({
      id: freshIds(definition, randomFieldId)(),
      // The author says first what has to hold.
      check: '',
      at: first.path,
      severity: 'block',
      message: t('builderRules.rule.newMessage'),
    })
  }
  const addCompute = (path: string | null) => {
    const field = fields.find((each) => each.path === path)
    if (field === undefined) return
    setAsking(false)
    onAdd({ id: freshIds(definition, randomFieldId)(), compute: beginning(field), at: field.path })
  }
  return (
    <>
      <div className="rules-add">
        <Button icon="add" disabled={first === undefined} onClick={addCheck}>
          {t('builderRules.rule.addCheck')}
        </Button>
        <Button icon="add" aria-expanded={isAsking} disabled={items.length === 0} onClick={() => setAsking(!isAsking)}>
          {t('builderRules.rule.addCompute')}
        </Button>
      </div>
      {isAsking && (
        <Field id={id} label={t('builderRules.rule.computeAt')} help={t('builderRules.rule.computeHelp')}>
          <Combobox id={id} items={items} value={null} onChange={addCompute} />
        </Field>
      )}
    </>
  )
}

interface RuleItemProps extends Omit<RulesPanelProps, 'begun' | 'onBegun'> {
  readonly rule: Rule
  readonly findings: readonly RuleFinding[]
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onRule: (rule: Rule) => void
  /** Null: it is not finished, so there is nothing to copy. */
  readonly onCopy: (() => void) | null
  readonly onRemove: () => void
}

function RuleItem({ definition, lang, rule, findings, isOpen, onToggle, onRule, onCopy, onRemove, onChange }: RuleItemProps) {
  const { t } = useTranslation()
  const field = declaredFields(definition.schema).find(({ path }) => path === rule.at)
  const translated = definition.translations[lang]
  const place = translated?.fields?.[field?.settings.id ?? '']?.title ?? field?.schema.title ?? rule.at
  const summary = 'check' in rule ? (translated?.rules?.[rule.id] ?? rule.message) : rule.compute
  const kind = 'check' in rule ? rule.severity : 'compute'
  const [tone, icon] = looks[kind] ?? ['neutral', 'info']
  return (
    <li className="rules-item">
      <div className="rules-item-head">
        <button type="button" className="rules-item-title" aria-expanded={isOpen} onClick={onToggle}>
          <strong>{place}</strong>
          <span>{summary}</span>
        </button>
        <StatePill tone={tone} icon={icon} word={t(`builderRules.severity.${kind}`)} />
        {findings.length > 0 && <StatePill tone="danger" icon="error" word={t('builderRules.rule.findings', { count: findings.length })} />}
        {onCopy === null ? (
          <StatePill tone="warn" icon="circle-half" word={t('builderRules.rule.begun')} />
        ) : (
          <IconButton small icon="copy" label={t('builderRules.rule.copy', { field: place })} onClick={onCopy} />
        )}
        <IconButton small icon="trash" label={t('builderRules.rule.remove', { field: place })} onClick={onRemove} />
      </div>
      {isOpen && <RuleEditor definition={definition} rule={rule} findings={findings} onRule={onRule} onChange={onChange} />}
    </li>
  )
}
