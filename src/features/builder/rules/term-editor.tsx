import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Arithmetic } from '#core/form/authoring/rules/logic.ts'
import type { ValueKind } from '#core/form/authoring/rules/operators.ts'
import { subjectsAt, type Subject } from '#core/form/authoring/rules/subjects.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import { Select } from '#ui/select.tsx'
import { LogicEditor } from './logic-editor.tsx'
import { OperandEditor } from './operand-editor.tsx'
import { emptyIf, emptyLeaf, type TermDraft } from './term-draft.ts'

export interface TermEditorProps {
  readonly definition: FormDefinition
  /** Of the field that is worked out. */
  readonly at: RecordPath
  readonly kind: ValueKind
  readonly schema: JsonSchema
  readonly draft: TermDraft
  readonly onChange: (draft: TermDraft) => void
}

const shapes = ['leaf', 'arithmetic', 'if'] as const
const signs: readonly Arithmetic[] = ['+', '-', '*', '/', '%']

/** The same part in another shape; what it was stays in its first place. */
function reshaped(draft: TermDraft, shape: string): TermDraft {
  if (shape === draft.kind) return draft
  const first = draft.kind === 'arithmetic' ? draft.left : draft.kind === 'if' ? draft.then : draft
  if (shape === 'leaf') return first.kind === 'leaf' ? first : emptyLeaf
  return shape === 'if' ? emptyIf(first) : { kind: 'arithmetic', sign: '+', left: first, right: emptyLeaf }
}

/** What a field is worked out from: a value, a calculation of two parts, or one of two parts by a condition. */
export function TermEditor(props: TermEditorProps) {
  const { definition, at } = props
  const pool = useMemo(() => subjectsAt(definition, { at, walk: [] }).filter(({ path }) => path !== at), [definition, at])
  const { t } = useTranslation()
  return <PartEditor {...props} pool={pool} label={t('builderRules.compute.label')} />
}

interface PartProps extends TermEditorProps {
  readonly pool: readonly Subject[]
  readonly label: string
}

function PartEditor(props: PartProps) {
  const { t } = useTranslation()
  const id = useId()
  const { draft, label, pool, kind, schema, onChange } = props
  return (
    <div className="rules-group" role="group" aria-label={label}>
      <Select
        className="rules-mode"
        aria-label={t('builderRules.compute.shape', { part: label })}
        value={draft.kind}
        items={shapes.map((shape) => ({ value: shape, label: t(`builderRules.compute.${shape}`) }))}
        onChange={(event) => onChange(reshaped(draft, event.target.value))}
      />
      {draft.kind === 'leaf' && (
        <OperandEditor
          id={id}
          kind={kind}
          schema={schema}
          several={false}
          value={draft.value}
          pool={pool}
          canWrite
          onChange={(value) => onChange({ kind: 'leaf', value })}
        />
      )}
      {draft.kind === 'arithmetic' && (
        <>
          <PartEditor
            {...props}
            label={t('builderRules.compute.left')}
            draft={draft.left}
            onChange={(left) => onChange({ ...draft, left })}
          />
          <Select
            className="rules-mode"
            aria-label={t('builderRules.compute.sign')}
            value={draft.sign}
            items={signs.map((sign) => ({ value: sign, label: t(`builderRules.compute.signs.${sign}`) }))}
            onChange={(event) => onChange({ ...draft, sign: event.target.value as Arithmetic }) /* one of the items above */}
          />
          <PartEditor
            {...props}
            label={t('builderRules.compute.right')}
            draft={draft.right}
            onChange={(right) => onChange({ ...draft, right })}
          />
        </>
      )}
      {draft.kind === 'if' && <BranchEditor {...props} draft={draft} />}
    </div>
  )
}

function BranchEditor({ draft, ...props }: PartProps & { readonly draft: Extract<TermDraft, { kind: 'if' }> }) {
  const { t } = useTranslation()
  const { definition, at, onChange } = props
  return (
    <>
      <LogicEditor
        definition={definition}
        at={at}
        label={t('builderRules.compute.test')}
        draft={draft.test}
        onChange={(test) => onChange({ ...draft, test })}
      />
      <p className="rules-note">{t('builderRules.compute.then')}</p>
      <PartEditor {...props} label={t('builderRules.compute.then')} draft={draft.then} onChange={(then) => onChange({ ...draft, then })} />
      <p className="rules-note">{t('builderRules.compute.else')}</p>
      <PartEditor
        {...props}
        label={t('builderRules.compute.else')}
        draft={draft.else}
        onChange={(other) => onChange({ ...draft, else: other })}
      />
    </>
  )
}
