import { memo, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeField } from '#core/form/authoring/edit/change-field.ts'
import { schemaAtSite } from '#core/form/authoring/edit/update-at.ts'
import type { OutlineNode } from '#core/form/authoring/outline.ts'
import type { FieldTypeName } from '#core/form/field-settings.ts'
import { convertField, conversionsOf } from '#core/form/field-types/panels/convert-field.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import { randomFieldId } from '#workspace/random-field-id.ts'
import { useLatest } from '#renderer/use-latest.ts'
import type { Editor } from '../use-editor.ts'
import { panelLossText } from './panel-issue-text.ts'

interface TypeSelectProps {
  readonly type: FieldTypeName
  readonly onChoose: (type: string) => void
}

/** The types that the field may become; they hang on nothing but its own. */
const TypeSelect = memo(function TypeSelect({ type, onChoose }: TypeSelectProps) {
  const { t } = useTranslation()
  return (
    <Select
      id="bd-type"
      value={type}
      items={[type, ...conversionsOf(type)].map((each) => ({ value: each, label: t(`builder.type.${each}`) }))}
      onChange={(event) => onChoose(event.target.value)}
    />
  )
})

/** The same field of another type: its id and name stay, so that records follow; what it would lose is told before. */
export function TypeChange({ editor, node }: { readonly editor: Editor; readonly node: OutlineNode }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<FieldTypeName | null>(null)
  const { definition, run } = editor
  const field = { schema: schemaAtSite(definition.schema, node.site), uiSchema: node.ui }
  const lostBy = (type: FieldTypeName) => convertField(node.type, type, field).lost
  const change = (type: FieldTypeName) => {
    setAsked(null)
    run(changeField(definition, node.key, { kind: 'type', type }, randomFieldId), 'type')
  }
  const choose = (value: string) => {
    const type = conversionsOf(node.type).find((each) => each === value)
    if (type === undefined) return
    if (lostBy(type).length > 0) setAsked(type)
    else change(type)
  }
  const latest = useLatest(choose)
  const onChoose = useCallback((value: string) => latest.current(value), [latest])
  return (
    <Field id="bd-type" label={t('builder.changeType')}>
      <TypeSelect type={node.type} onChoose={onChoose} />
      {asked !== null && (
        <Dialog
          title={t('builder.changeTypeTo', { type: t(`builder.type.${asked}`) })}
          onClose={() => setAsked(null)}
          actions={
            <>
              <Button onClick={() => setAsked(null)}>{t('builder.cancel')}</Button>
              <Button look="primary" onClick={() => change(asked)}>
                {t('builder.changeType')}
              </Button>
            </>
          }
        >
          <ul>
            {lostBy(asked).map((loss) => {
              const words = panelLossText(t, loss)
              return <li key={words}>{words}</li>
            })}
          </ul>
        </Dialog>
      )}
    </Field>
  )
}
