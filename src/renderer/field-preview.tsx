import { useMemo } from 'react'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import { FormScopeContext, type FormScope } from './form-scope.ts'
import type { Lang } from './form-view-props.ts'
import { NodeList } from './node-view.tsx'
import { useFormScopeValue } from './use-form-scope-value.ts'
import './fields.css'
import './files.css'
import './grid-view.css'
import './form-view.css'

const nodes: FormScope['nodes'] = (indexes, rows, around) => <NodeList indexes={indexes} rows={rows} around={around} />
const top = [0]
const noRows: readonly never[] = []

/**
 * A field as who fills in sees it, to be looked at only: no key and no click reaches it. Give it a `key` that changes with the form.
 */
export function FieldPreview({ form, context, lang }: { readonly form: CompiledForm; readonly context: FormContext; readonly lang: Lang }) {
  const instance = useMemo(() => createInstance(form, {}, context), [form, context])
  const scope = useFormScopeValue({ instance, mode: 'edit', whole: true, lang, formContext: context }, nodes)
  return (
    <FormScopeContext value={scope}>
      <div className="ph-form-fields ph-field-preview" inert aria-hidden="true">
        {nodes(top, noRows, null)}
      </div>
    </FormScopeContext>
  )
}
