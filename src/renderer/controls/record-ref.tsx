import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { isJsonObject } from '#core/lib/json.ts'
import { propertyPath } from '#core/lib/record-path.ts'
import { useFormScope } from '../form-scope.ts'
import type { RecordHit } from '../form-view-props.ts'
import { nearestPlace } from '../place.ts'
import { RecordSearchDialog } from '../record-search-dialog.tsx'
import { valueAt } from '#core/form/node-values.ts'
import type { ControlProps } from './control-props.ts'

/** A reference to another record: found by search, its title kept, what `copy` names written into the siblings. */
export function RecordRef({ place, describedBy, invalid }: ControlProps) {
  const { store, form, search, t } = useFormScope()
  const [open, setOpen] = useState(false)
  const value = store.instance.value(place.path)
  const title = value !== undefined && isJsonObject(value) && typeof value['title'] === 'string' ? value['title'] : null
  const take = (hit: RecordHit) => {
    setOpen(false)
    store.choose(place, { recordId: hit.recordId, unitId: hit.unitId, title: hit.title })
    const parent = place.path.slice(0, place.path.lastIndexOf('/'))
    for (const [source, sibling] of Object.entries(place.node.settings.copy ?? {})) {
      const target = nearestPlace(form, propertyPath(parent, sibling))
      if (target !== null) store.fill(target, valueAt(hit.values, source))
    }
  }
  return (
    <div className="ph-ref" data-invalid={invalid || undefined}>
      <span>
        <Icon name="link" size={18} /> {title ?? t('ref.empty')}
      </span>
      {search !== null && !place.node.readOnly && (
        <Button id={place.id} icon="search" aria-describedby={describedBy} onClick={() => setOpen(true)}>
          {t(title === null ? 'ref.find' : 'ref.change')}
        </Button>
      )}
      {title !== null && search !== null && !place.node.readOnly && (
        <Button
          look="quiet"
          onClick={() => {
            document.getElementById(place.id)?.focus()
            store.choose(place, undefined)
          }}
        >
          {t('field.clear')}
        </Button>
      )}
      {open && search !== null && (
        <RecordSearchDialog form={place.node.settings.form ?? ''} search={search} onPick={take} onClose={() => setOpen(false)} />
      )}
    </div>
  )
}
