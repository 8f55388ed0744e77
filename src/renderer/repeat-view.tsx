import { Fragment, useCallback, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import type { RowId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { bringIn } from './bring-in.ts'
import { FieldComments } from './field-comments.tsx'
import { focusFirst } from './focus.ts'
import { useFormScope } from './form-scope.ts'
import { isAlone } from './is-alone.ts'
import { issueText } from './issue-text.ts'
import { RepeatUndo } from './repeat-undo.tsx'
import { RepeatRow } from './repeat-row.tsx'
import { RowKeys } from './row-keys.tsx'
import { RowTable, type RowsProps } from './row-table.tsx'
import { labelAfter, useRowsAround } from './rows-around.ts'
import type { Place } from './place.ts'
import { WarningReasons } from './warning-reasons.tsx'

interface Removed {
  readonly row: JsonObject
  readonly at: number
}

/** Puts the focus into a row, whether it is in the document or not, or onto the button that adds one. Never while something renders. */
function useRowFocus(place: Place) {
  const { form, store, windows } = useFormScope()
  const box = useRef<HTMLFieldSetElement>(null)
  const goTo = useCallback(
    (row: RowId | undefined) => {
      if (row === undefined) {
        box.current?.querySelector<HTMLElement>(':scope > .ph-repeat-add')?.focus()
        return
      }
      const first = form.nodes[place.node.children[0] ?? -1]
      if (first !== undefined) bringIn(windows, store.placeOf(first, [...place.rows, row]))
      focusFirst(box.current?.querySelector<HTMLElement>(`[data-row="${row}"]`) ?? null)
    },
    [form, store, windows, place],
  )
  return { box, goTo }
}

function useRows(place: Place) {
  const { store, makeRowId } = useFormScope()
  // A click comes before the form is told that the pointer is up: what it asked for must show now, to take the focus.
  const show = useCallback(
    (act: () => void) =>
      flushSync(() => {
        store.channels.release()
        act()
      }),
    [store],
  )
  const [removed, setRemoved] = useState<Removed | null>(null)
  const { box, goTo } = useRowFocus(place)
  const rows = store.instance.rows(place.path)
  // The same function for all rows, whatever their number: a row taken out must not render the others.
  const remove = useCallback(
    (row: RowId) => {
      const before = store.instance.rows(place.path)
      const at = before.indexOf(row)
      show(() => {
        const values = store.removeRow(place.path, row)
        if (values !== null) setRemoved({ row: values, at })
      })
      goTo(before[at + 1] ?? before[at - 1])
    },
    [store, place, goTo, show],
  )
  return {
    rows,
    removed,
    box,
    close: () => {
      show(() => setRemoved(null))
      if (removed !== null) goTo(rows[removed.at] ?? rows.at(-1))
    },
    add: () => {
      if (makeRowId === null) return
      const row = makeRowId()
      show(() => store.addRow(place.path, row))
      goTo(row)
    },
    remove,
    undo: () => {
      if (removed === null) return
      show(() => {
        store.restoreRow(place.path, removed.row, removed.at)
        setRemoved(null)
      })
      goTo(removed.row['_row'] as RowId) // a row object carries its own id there
    },
  }
}

/** The rows as cards; where one was removed, the way back. */
function Cards({ place, rows, around, gap, wayBack, onRemove }: RowsProps) {
  return (
    <>
      {rows.map((row, at) => (
        <Fragment key={row}>
          {gap === at && wayBack}
          <RepeatRow place={place} row={row} at={at} last={at === rows.length - 1} around={around} onRemove={onRemove} />
        </Fragment>
      ))}
      {gap !== null && gap >= rows.length && wayBack}
    </>
  )
}

/** Rows of a repeat, as cards or in a table; what is removed can be brought back, and the focus is never lost. */
export function RepeatView({ place }: { readonly place: Place }) {
  const { form, words, makeRowId, store, t } = useFormScope()
  const { rows, removed, box, close, add, remove, undo } = useRows(place)
  const label = words.field(place.node)
  const around = useRowsAround(place)
  const help = words.help(place.node)
  const issues = store.isShown(place.path) ? store.issues(place.path) : []
  const error = issues.find((issue) => issue.severity === 'block')
  const full = rows.length >= (place.node.schema.maxItems ?? Number.POSITIVE_INFINITY)
  const alone = isAlone(form, place.node)
  // Below a table all its keys are named.
  const keys = rows.length > 1 && around === '' && !place.node.readOnly && place.node.layout !== 'table' && <RowKeys />
  const wayBack = removed !== null && (
    <RepeatUndo message={t('repeat.removed', { label: labelAfter(around, label), at: removed.at + 1 })} onUndo={undo} onClose={close} />
  )
  return (
    <fieldset className="ph-repeat" id={place.id} ref={box} tabIndex={-1}>
      <legend className={alone ? 'ph-hidden' : undefined}>
        {label}
        {around !== '' && <span className="ph-hidden">, {around}</span>}
        {!alone && keys}
      </legend>
      {help !== '' && <p className="ph-help">{help}</p>}
      {rows.length === 0 && <p className="ph-repeat-empty">{t('repeat.empty')}</p>}
      {place.node.layout === 'table' ? (
        <RowTable place={place} rows={rows} around={around} gap={removed?.at ?? null} wayBack={wayBack} onRemove={remove} />
      ) : (
        <Cards place={place} rows={rows} around={around} gap={removed?.at ?? null} wayBack={wayBack} onRemove={remove} />
      )}
      {makeRowId !== null && !full && !place.node.readOnly && (
        <Button icon="add" className="ph-repeat-add" onClick={add}>
          {t('repeat.add', { label: label.charAt(0).toLocaleLowerCase('vi') + label.slice(1) })}
        </Button>
      )}
      {alone && keys}
      {error !== undefined && (
        <p className="ph-message ph-message-error">
          <Icon name="error" size={18} label={t('ui.error')} /> <span>{issueText(t, words, error, place.node)}</span>
        </p>
      )}
      <WarningReasons place={place} issues={issues} />
      <FieldComments path={place.path} />
    </fieldset>
  )
}
