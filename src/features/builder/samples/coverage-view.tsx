import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { coverageOf, goalsOf } from '#core/form/authoring/samples/reached-goals.ts'
import { goalKey, type SampleGoal } from '#core/form/authoring/samples/sample-goal.ts'
import { validateRecord } from '#core/form/validate-record.ts'
import type { AuthoredSample } from '#storage/authored-sample.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Notice } from '#ui/notice.tsx'
import { StatePill } from '#ui/state-pill.tsx'
import { useLang } from '#workspace/lang.ts'
import type { Goal } from '../goal.ts'
import { useCompiled } from '../use-compiled.ts'
import type { Editor } from '../use-editor.ts'
import { goalWords } from './goal-words.ts'
import { TakeSamples } from './take-samples.tsx'
import { useMaking } from './use-making.ts'
import { useSampleContext } from './use-sample-context.ts'
import type { Samples } from './use-samples.ts'
import './coverage.css'

interface CoverageProps {
  readonly context: FormContext
  readonly samples: Samples
  readonly onGo: (goal: Goal) => void
}

interface SampleLineProps {
  readonly form: CompiledForm
  readonly context: FormContext
  readonly sample: AuthoredSample
  readonly onRemove: () => void
}

/** A sample, and whether it could be sent as the form stands now. */
function SampleLine({ form, context, sample, onRemove }: SampleLineProps) {
  const { t } = useTranslation()
  const judged = useMemo(() => validateRecord(form, sample.values, sample.reasons, context), [form, sample, context])
  return (
    <li>
      <span>{sample.title}</span>
      {judged.ok ? (
        <StatePill tone="good" icon="check-circle" word={t('builderDesk.sample.valid')} />
      ) : (
        <StatePill tone="warn" icon="warning" word={t('builderDesk.sample.issues', { count: judged.error.length })} />
      )}
      <IconButton small icon="trash" label={t('builderDesk.sample.remove', { title: sample.title })} onClick={onRemove} />
    </li>
  )
}

function SampleList({ form, context, samples }: Omit<CoverageProps, 'onGo'> & { readonly form: CompiledForm }) {
  const { t } = useTranslation()
  return (
    <section className="bd-coverage-kind" aria-labelledby="coverage-samples">
      <h2 id="coverage-samples">{t('builderDesk.sample.list', { count: samples.list.length })}</h2>
      {samples.list.length === 0 && <p className="ph-help">{t('builderDesk.sample.none')}</p>}
      <div className="bd-coverage-take">
        <TakeSamples form={form} context={context} samples={samples} />
      </div>
      <ul>
        {samples.list.map((sample) => (
          <SampleLine key={sample.id} form={form} context={context} sample={sample} onRemove={() => samples.remove(sample.id)} />
        ))}
      </ul>
    </section>
  )
}

interface GoalListProps {
  readonly form: CompiledForm
  readonly goals: readonly SampleGoal[]
  readonly covered: ReadonlyMap<string, number>
  readonly unreached: ReadonlySet<string>
  readonly onMake: ((goal: SampleGoal) => void) | null
  readonly onGo: (goal: SampleGoal) => void
}

const kinds = ['presence', 'rule', 'choice', 'filled'] as const

/** Goals by their kind, each with how many samples reach it. */
function GoalList({ form, goals, covered, unreached, onMake, onGo }: GoalListProps) {
  const { t } = useTranslation()
  const lang = useLang()
  return kinds
    .map((kind) => ({ kind, own: goals.filter((goal) => goal.kind === kind) }))
    .filter(({ own }) => own.length > 0)
    .map(({ kind, own }) => (
      <section key={kind} className="bd-coverage-kind" aria-labelledby={`coverage-${kind}`}>
        <h2 id={`coverage-${kind}`}>{t(`builderDesk.coverage.kind.${kind}`)}</h2>
        <ul>
          {own.map((goal) => {
            const count = covered.get(goalKey(goal)) ?? 0
            const words = goalWords(t, form, goal, lang)
            return (
              <li key={goalKey(goal)}>
                <button type="button" className="bd-coverage-goal" onClick={() => onGo(goal)}>
                  {words}
                </button>
                {count > 0 ? (
                  <StatePill tone="good" icon="check-circle" word={t('builderDesk.coverage.by', { count })} />
                ) : (
                  <>
                    <StatePill
                      tone="warn"
                      icon="warning"
                      word={t(unreached.has(goalKey(goal)) ? 'builderDesk.coverage.notFound' : 'builderDesk.coverage.missing')}
                    />
                    <Button
                      small
                      disabled={onMake === null}
                      aria-label={t('builderDesk.coverage.makeFor', { goal: words })}
                      onClick={() => onMake?.(goal)}
                    >
                      {t('builderDesk.coverage.make')}
                    </Button>
                  </>
                )}
              </li>
            )
          })}
        </ul>
      </section>
    ))
}

/** Where an author sees what a goal is about: the field, or the rules. */
const placeOfGoal = (form: CompiledForm, goal: SampleGoal): Goal =>
  goal.kind === 'rule'
    ? { view: 'rules', fields: [], section: null }
    : { view: 'design', fields: [form.byPath.get(goal.path)?.fieldId ?? ''], section: null }

function Covered({ form, context, samples, onGo }: CoverageProps & { readonly form: CompiledForm }) {
  const { t } = useTranslation()
  const lang = useLang()
  const [isMissingOnly, setMissingOnly] = useState(true)
  const goals = useMemo(() => goalsOf(form), [form])
  const covered = useMemo(
    () =>
      coverageOf(
        form,
        samples.list.map(({ values }) => values),
        context,
      ),
    [form, samples.list, context],
  )
  const missing = goals.filter((goal) => (covered.get(goalKey(goal)) ?? 0) === 0)
  const { making, make, stop } = useMaking({
    form,
    context,
    titleOf: (goal) => goalWords(t, form, goal, lang),
    onMade: (sample) => samples.add([sample]),
  })
  return (
    <div className="bd-coverage">
      <div className="bd-coverage-head">
        <p role="status">
          {making.kind === 'making'
            ? t('builderDesk.coverage.making', { done: making.done, all: making.all })
            : t('builderDesk.coverage.reached', { reached: goals.length - missing.length, all: goals.length })}
        </p>
        {making.kind === 'making' ? (
          <Button onClick={stop}>{t('builderDesk.coverage.stop')}</Button>
        ) : (
          <Button look="primary" icon="add" disabled={missing.length === 0} onClick={() => make(missing)}>
            {t('builderDesk.coverage.makeAll')}
          </Button>
        )}
        <Checkbox checked={isMissingOnly} onChange={(event) => setMissingOnly(event.target.checked)}>
          {t('builderDesk.coverage.missingOnly')}
        </Checkbox>
      </div>
      {samples.isUnkept && <Notice tone="warn">{t('builderDesk.sample.unkept')}</Notice>}
      <SampleList form={form} context={context} samples={samples} />
      {missing.length === 0 && <EmptyState icon="check-circle" title={t('builderDesk.coverage.all')} />}
      <GoalList
        form={form}
        goals={isMissingOnly ? missing : goals}
        covered={covered}
        unreached={making.unreached}
        onMake={making.kind === 'making' ? null : (goal) => make([goal])}
        onGo={(goal) => onGo(placeOfGoal(form, goal))}
      />
    </div>
  )
}

/** Which fields, branches, checks and choices the samples reach. */
export function CoverageView({ editor, ...props }: CoverageProps & { readonly editor: Editor }) {
  const { t } = useTranslation()
  const compiled = useCompiled(editor.definition)
  const context = useSampleContext(props.context)
  return compiled.ok ? (
    <Covered {...props} form={compiled.value} context={context} />
  ) : (
    <Notice tone="warn">{t('builder.noPreview')}</Notice>
  )
}
