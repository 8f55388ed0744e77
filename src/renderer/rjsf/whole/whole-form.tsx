import { useCallback, useEffect, useMemo, useRef } from 'react'
import Form, { type IChangeEvent } from '@rjsf/core'
import type { UiSchema } from '@rjsf/utils'
import type { FormSection } from '#core/form/compiled-form.ts'
import { visibleValues } from '#core/form/visible-values.ts'
import { ANY_CHANGE } from '../../form-store.ts'
import { useChannel, useFormScope } from '../../form-scope.ts'
import { issueText } from '../../issue-text.ts'
import { useLatest } from '../../use-latest.ts'
import { IslandContext, type Way } from '../island-context.ts'
import { plainJson } from '../plain-json.ts'
import { putPart } from '../put-part.ts'
import { rjsfSchema } from '../rjsf-schema.ts'
import { rjsfValidator } from '../rjsf-validator.ts'
import { theme } from '../theme.tsx'
import { rjsfWords } from '../words.ts'
import { applyRows } from './apply-rows.ts'
import { NodeField } from './node-field.tsx'
import './whole.css'
import { WholeSections } from './whole-context.ts'
import { wholeUi } from './whole-ui.ts'
import { WholeArrayTemplate, WholeChoiceTemplate, WholeFieldTemplate, WholeItemTemplate, WholeObjectTemplate } from './whole-templates.tsx'

/** The record begins with the form's own defaults; RJSF makes up none, and chooses for nobody. */
const noDefaults = {
  constAsDefaults: 'never',
  emptyObjectFields: 'skipDefaults',
  allOf: 'skipDefaults',
  arrayMinItems: { populate: 'never' },
} as const

const parts = {
  ...theme,
  fields: { ...theme.fields, PhieuNode: NodeField },
  templates: {
    ...theme.templates,
    FieldTemplate: WholeFieldTemplate,
    ObjectFieldTemplate: WholeObjectTemplate,
    ArrayFieldTemplate: WholeArrayTemplate,
    ArrayFieldItemTemplate: WholeItemTemplate,
    MultiSchemaFieldTemplate: WholeChoiceTemplate,
  },
}

/**
 * The form as RJSF draws it from its schema: which fields there are, in what order, which rows. The fields are ours, and so are record,
 * validator and words; RJSF works through the whole schema at each change, which is why this is not the way by default.
 */
export function WholeForm({ sections }: { readonly sections: readonly FormSection[] }) {
  const scope = useFormScope()
  const { form, store, context, words, t } = scope
  useChannel(ANY_CHANGE)
  const values = visibleValues(form, store.instance.values(), context)
  const schema = useMemo(() => rjsfSchema(form.definition.schema), [form])
  const uiSchema = useMemo(() => wholeUi(form), [form])
  const validator = useMemo(
    () => rjsfValidator((found) => issueText(t, words, { ...found, severity: 'block' }, null), context.demo),
    [t, words, context.demo],
  )
  const latest = useLatest(values)
  const island = useMemo(
    () => ({ t, put: (way: Way, part: unknown) => applyRows(scope, plainJson(putPart(latest.current, way, part))) }),
    [t, scope, latest],
  )
  // While RJSF is being made it tells of what it would add; nothing of that is the clerk's.
  const made = useRef(false)
  useEffect(() => {
    made.current = true
  }, [])
  const onChange = useCallback(
    (event: IChangeEvent) => {
      if (made.current) applyRows(scope, plainJson(event.formData))
    },
    [scope],
  )
  return (
    <IslandContext value={island}>
      <WholeSections value={sections}>
        <Form
          tagName="div"
          className="ph-whole"
          idPrefix="rjsf"
          schema={schema}
          uiSchema={uiSchema as UiSchema} // admitted, and RJSF's own format
          formData={values}
          validator={validator}
          experimental_defaultFormStateBehavior={noDefaults}
          noValidate
          noHtml5Validate
          showErrorList={false}
          translateString={rjsfWords(t) as (text: string) => string}
          onChange={onChange}
          {...parts}
        >
          <></>
        </Form>
      </WholeSections>
    </IslandContext>
  )
}
