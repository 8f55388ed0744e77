import { useEffect, useRef } from 'react'
import { canExpand, type ObjectFieldTemplateProps } from '@rjsf/utils'
import { Button } from '#ui/button.tsx'
import { useIsland } from '../island-context.ts'

/** The focus goes to the name of the property that was added. */
function useAddedProperty({ properties }: ObjectFieldTemplateProps) {
  const box = useRef<HTMLDivElement>(null)
  /** How many there were when the button was pressed. */
  const before = useRef<number | null>(null)
  const count = properties.length
  useEffect(() => {
    if (before.current === null || count <= before.current) return
    before.current = null
    const names = box.current?.querySelectorAll<HTMLInputElement>(':scope > * > .ph-island-additional > .ph-field:first-child input')
    const added = [...(names ?? [])].at(-1)
    added?.focus()
  })
  return { box, asked: () => void (before.current = count) }
}

/** Fields that belong together. The island as a whole has its heading already. */
export function ObjectTemplate(props: ObjectFieldTemplateProps) {
  const { t } = useIsland()
  const {
    title,
    description,
    properties,
    fieldPathId,
    schema,
    uiSchema,
    formData,
    onAddProperty,
    disabled,
    readonly,
    optionalDataControl,
  } = props
  const { box, asked } = useAddedProperty(props)
  const isUnion = (schema.oneOf !== undefined || schema.anyOf !== undefined) && schema.properties === undefined && properties.length === 0
  if (isUnion) return null
  const isRoot = fieldPathId.path.length === 0
  const fields = (
    <>
      {!isRoot && description !== undefined && description !== '' && <p className="ph-help">{description}</p>}
      {optionalDataControl}
      <div className="ph-island-fields" ref={box}>
        {properties.map((property) => property.content)}
      </div>
      {canExpand(schema, uiSchema, formData) && disabled !== true && readonly !== true && (
        <Button
          id={`${fieldPathId.$id}__add`}
          small
          icon="add"
          onClick={() => {
            asked()
            onAddProperty()
          }}
        >
          {t('island.add-property')}
        </Button>
      )}
    </>
  )
  // An item of a list is named by its number above it; RJSF would name it once more.
  const isItem = typeof fieldPathId.path.at(-1) === 'number' && schema.title === undefined
  if (isRoot || isItem || title === '')
    return (
      <div id={fieldPathId.$id} className="ph-island-root" tabIndex={-1}>
        {fields}
      </div>
    )
  return (
    <fieldset id={fieldPathId.$id} className="ph-island-group" tabIndex={-1}>
      <legend>{title}</legend>
      {fields}
    </fieldset>
  )
}
