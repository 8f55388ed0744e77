import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { shapePoints, type GeoShapeKind } from '#core/form/field-types/geo-shape-value.ts'
import { displayValue } from '../display-value.ts'
import { useChannel, useFormScope } from '../form-scope.ts'
import type { Place } from '../place.ts'
import { ShapeSketch } from '../shape-sketch.tsx'
import type { ControlProps } from './control-props.ts'
import { usePosition } from './use-position.ts'
import { useTypedText } from './use-typed-text.ts'

/** As if typed: the store hears of it the usual way. */
function write(area: HTMLElement | null, text: string): void {
  if (!(area instanceof HTMLTextAreaElement)) return
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, text)
  area.dispatchEvent(new Event('input', { bubbles: true }))
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

/** The points of a line or an area, one a line: typed, pasted, or taken where one stands; what comes of them is drawn below. */
export function GeoShape({ place, required, invalid, describedBy }: ControlProps) {
  const { t } = useFormScope()
  const typed = useTypedText(place)
  return (
    <>
      <TextArea
        spellCheck={undefined} // the form says it for all its inputs
        {...typed}
        id={place.id}
        className="ph-input-number"
        placeholder={t('field.shape-hint')}
        invalid={invalid}
        readOnly={place.node.readOnly}
        aria-required={required || undefined}
        aria-describedby={describedBy}
      />
      {!place.node.readOnly && <Walk place={place} />}
      <Drawing place={place} />
    </>
  )
}

/** From corner to corner with the device in the hand. */
function Walk({ place }: { readonly place: Place }) {
  const { store, t } = useFormScope()
  const [told, setTold] = useState('')
  useChannel(`${place.path}#text`)
  const area = () => document.getElementById(place.id)
  const { locating, locate, canLocate } = usePosition(({ lat, lon }, accuracy) => {
    // It may take twenty seconds: the row may be gone.
    if (!store.instance.isPresent(place.path)) return
    const lines = [...linesOf(store.text(place)), `${lat}, ${lon}`]
    write(area(), lines.join('\n'))
    setTold(t('field.shape-added', { at: lines.length, accuracy }))
  })
  const trouble = { idle: null, asking: null, refused: 'issue.geo.denied', unknown: 'field.geo-unknown' }[locating]
  const lines = linesOf(store.text(place))
  return (
    <>
      <div className="ph-shape-buttons">
        {canLocate && (
          <Button small icon="pin" busy={locating === 'asking'} onClick={locate}>
            {t('field.shape-here')}
          </Button>
        )}
        {lines.length > 0 && (
          <Button small look="quiet" icon="undo" onClick={() => write(area(), lines.slice(0, -1).join('\n'))}>
            {t('field.shape-undo')}
          </Button>
        )}
      </div>
      {/* There from the start, or what comes into it is not read aloud. */}
      <div role="status" className="ph-reading">
        {trouble === null ? (
          told
        ) : (
          <p className="ph-message ph-message-warning">
            <Icon name="warning" size={18} label={t('ui.warning')} /> <span>{t(trouble)}</span>
          </p>
        )}
      </div>
    </>
  )
}

/** What the points make; before there are enough, what may be pasted. It alone renders while one types. */
function Drawing({ place }: { readonly place: Place }) {
  const scope = useFormScope()
  const { store, t } = scope
  useChannel(`${place.path}#text`)
  // Only these two types have this control.
  const kind = place.node.type as GeoShapeKind
  const value = store.instance.value(place.path)
  const points = shapePoints(value, kind)
  if (points === null || points.length < 2) return place.node.readOnly ? null : <p className="ph-reading">{t('field.shape-paste')}</p>
  return (
    <div className="ph-shape">
      <ShapeSketch points={points} closed={kind === 'geo-polygon'} />
      <div>
        <output className="ph-reading" htmlFor={place.id} aria-live="off">
          {displayValue(t, scope, place.node, value)}
        </output>
      </div>
    </div>
  )
}
