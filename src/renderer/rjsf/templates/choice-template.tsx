import type { MultiSchemaFieldTemplateProps } from '@rjsf/utils'
import { isValidElement } from 'react'
import { useIsland } from '../island-context.ts'

/** The id of the select inside, which RJSF hands over as a finished element. */
const idOf = (selector: unknown): string | undefined => (isValidElement<{ readonly id?: string }>(selector) ? selector.props.id : undefined)

/** Alternatives: which one, and then its fields. */
export function ChoiceTemplate({ selector, optionSchemaField }: MultiSchemaFieldTemplateProps) {
  const { t } = useIsland()
  return (
    <div className="ph-island-choice">
      {selector !== undefined && (
        <div className="ph-field">
          <label className="ph-label" htmlFor={idOf(selector)}>
            {t('island.which')}
          </label>
          {selector}
        </div>
      )}
      {optionSchemaField}
    </div>
  )
}
