import type { WidgetProps } from '@rjsf/utils'
import { describedBy } from '#ui/field.tsx'

type About = Pick<WidgetProps, 'id' | 'label' | 'hideLabel' | 'rawErrors' | 'required' | 'htmlName' | 'options' | 'schema'>

/** The root of an island is named by the island's own label. */
const nameOf = (id: string, label: string, hideLabel: boolean | undefined) => {
  if (id.endsWith('-in')) return { 'aria-labelledby': id.replace(/-in$/, '-label') }
  return hideLabel === true && label !== '' ? { 'aria-label': label } : {}
}

/** The attributes by which a control is known: to the label, to its help and errors, to screen readers. */
export function about({ id, label, hideLabel, rawErrors, required, htmlName, options, schema }: About) {
  const wrong = (rawErrors?.length ?? 0) > 0
  const help = (options.description ?? schema.description ?? '') !== ''
  return {
    id,
    name: htmlName ?? id,
    'aria-required': required === true ? true : undefined,
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': describedBy(id, { help: help && hideLabel !== true, error: wrong }),
    ...nameOf(id, label, hideLabel),
  } as const
}
