import { Fragment, useContext, type KeyboardEvent } from 'react'
import type {
  ArrayFieldItemTemplateProps,
  ArrayFieldTemplateProps,
  FieldTemplateProps,
  MultiSchemaFieldTemplateProps,
  ObjectFieldTemplateProps,
} from '@rjsf/utils'
import type { FormNode } from '#core/form/compiled-form.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { FieldComments } from '../../field-comments.tsx'
import { useChannel, useFormScope } from '../../form-scope.ts'
import { isAlone } from '../../is-alone.ts'
import { issueText } from '../../issue-text.ts'
import type { Place } from '../../place.ts'
import { RepeatUndo } from '../../repeat-undo.tsx'
import { RowKeys } from '../../row-keys.tsx'
import { WarningReasons } from '../../warning-reasons.tsx'
import { RowsAround, useWay } from './use-way.ts'
import { RemoveRow, useWholeRows } from './use-whole-rows.ts'
import { useWholeSections } from './whole-context.ts'

/** Our fields bring their own label, help and messages. */
export const WholeFieldTemplate = ({ children, hidden }: FieldTemplateProps) => (hidden === true ? null : children)

/** Which branch holds follows from the record; nobody chooses it a second time. */
export const WholeChoiceTemplate = ({ optionSchemaField }: MultiSchemaFieldTemplateProps) => optionSchemaField

/** What is wrong with a group or a list as such. */
function Wrong({ place }: { readonly place: Place }) {
  const { store, words, t } = useFormScope()
  useChannel(place.path)
  const issues = store.isShown(place.path) ? store.issues(place.path) : []
  const error = issues.find((issue) => issue.severity === 'block')
  return (
    <>
      {error !== undefined && (
        <p className="ph-message ph-message-error">
          <Icon name="error" size={18} label={t('ui.error')} /> <span>{issueText(t, words, error, place.node)}</span>
        </p>
      )}
      <WarningReasons place={place} issues={issues} />
      <FieldComments path={place.path} />
    </>
  )
}

const Help = ({ node }: { readonly node: FormNode }) => {
  const help = useFormScope().words.help(node)
  return help === '' ? null : <p className="ph-help">{help}</p>
}

/** The record with its sections, a row, or a group under a heading of its own. */
export function WholeObjectTemplate({ fieldPathId, properties }: ObjectFieldTemplateProps) {
  const scope = useFormScope()
  const sections = useWholeSections()
  const { form, words } = scope
  const place = useWay(fieldPathId.path)
  const fields = <div className="ph-fields">{properties.map((property) => property.content)}</div>
  if (fieldPathId.path.length === 0)
    return sections.map((section) => (
      <section key={section.id} className="ph-section" data-section={section.id} aria-labelledby={`s-${section.id}`}>
        <h2 id={`s-${section.id}`} tabIndex={-1}>
          {words.section(section)}
        </h2>
        <div className="ph-fields">
          {section.nodes.map((index) => properties.find((property) => property.name === form.nodes[index]?.name)?.content)}
        </div>
      </section>
    ))
  if (place === null) return fields
  if (!scope.store.instance.isPresent(place.path)) return null
  return (
    <fieldset className="ph-group" id={place.id} tabIndex={-1}>
      <legend className={isAlone(form, place.node) ? 'ph-hidden' : undefined}>{words.field(place.node)}</legend>
      <Help node={place.node} />
      {fields}
      <Wrong place={place} />
    </fieldset>
  )
}

/** Rows with a button that adds one; the focus goes into it. Where one was taken out, the way back. */
export function WholeArrayTemplate({ fieldPathId, items, canAdd, onAddClick }: ArrayFieldTemplateProps) {
  const scope = useFormScope()
  const { store, words, makeRowId, t } = scope
  const place = useWay(fieldPathId.path)
  useChannel(place?.path ?? '')
  const { box, removed, add, remove, undo, close } = useWholeRows(scope, place)
  if (place === null || !store.instance.isPresent(place.path)) return null
  const label = words.field(place.node)
  const alone = isAlone(scope.form, place.node)
  const keys = items.length > 1 && !place.node.readOnly && <RowKeys />
  const wayBack = removed !== null && (
    <RepeatUndo message={t('repeat.removed', { label, at: removed.at + 1 })} onUndo={undo} onClose={close} />
  )
  return (
    <fieldset className="ph-repeat" id={place.id} ref={box} tabIndex={-1}>
      <legend className={alone ? 'ph-hidden' : undefined}>
        {label}
        {!alone && keys}
      </legend>
      <Help node={place.node} />
      {items.length === 0 && removed === null && <p className="ph-repeat-empty">{t('repeat.empty')}</p>}
      <RowsAround value={store.instance.rows(place.path)}>
        <RemoveRow value={remove}>
          {items.map((item, at) => (
            <Fragment key={item.key}>
              {removed?.at === at && wayBack}
              {item}
            </Fragment>
          ))}
        </RemoveRow>
      </RowsAround>
      {removed !== null && removed.at >= items.length && wayBack}
      {makeRowId !== null && canAdd === true && !place.node.readOnly && (
        <Button icon="add" className="ph-repeat-add" onClick={() => add(onAddClick)}>
          {t('repeat.add', { label: label.charAt(0).toLocaleLowerCase('vi') + label.slice(1) })}
        </Button>
      )}
      {alone && keys}
      <Wrong place={place} />
    </fieldset>
  )
}

/** Alt+↑/↓ moves a row from anywhere inside, the focus along with it; Alt+Delete takes it out. */
function useRowKeys({ buttonsProps, index, totalItems }: ArrayFieldItemTemplateProps, fixed: boolean, onRemove: () => void) {
  const move = (act: () => void) => {
    const active = document.activeElement
    act()
    // RJSF may have made the row anew; its controls keep their ids, and its buttons what they do.
    setTimeout(() => {
      if (!(active instanceof HTMLElement)) return
      const same = active.isConnected ? active : document.getElementById(active.id)
      same?.focus()
      same?.closest('.ph-repeat-row')?.scrollIntoView({ block: 'nearest' })
    })
  }
  const up = () => index > 0 && move(buttonsProps.onMoveUpItem)
  const down = () => index < totalItems - 1 && move(buttonsProps.onMoveDownItem)
  const acts: Readonly<Record<string, () => unknown>> = { ArrowUp: up, ArrowDown: down, Delete: onRemove }
  const onKeyDown = (event: KeyboardEvent) => {
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined
    if (!event.altKey || act === undefined || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    if (!fixed) act()
  }
  return { up, down, onKeyDown }
}

/** One row with what can be done to it. */
export function WholeItemTemplate(props: ArrayFieldItemTemplateProps) {
  const { children, buttonsProps, index, totalItems } = props
  const scope = useFormScope()
  const { store, words, t } = scope
  const remove = useContext(RemoveRow)
  const { path } = buttonsProps.fieldPathId
  const place = useWay(path.slice(0, -1))
  const rowNow = () => (place === null ? undefined : store.instance.rows(place.path)[index])
  const row = rowNow()
  const onRemove = () => {
    const removed = rowNow()
    if (removed !== undefined) remove(removed, buttonsProps.onRemoveItem)
  }
  const { up, down, onKeyDown } = useRowKeys(props, place?.node.readOnly === true, onRemove)
  if (place === null || row === undefined) return null
  const name = { label: words.field(place.node), at: index + 1 }
  const Heading = place.rows.length === 0 ? 'h3' : 'h4'
  return (
    // The fields inside are the interactive elements; their keys bubble up to here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className="ph-repeat-row" data-row={row} aria-label={t('repeat.row', name)} onKeyDown={onKeyDown}>
      <header>
        <Heading>{t('repeat.row', name)}</Heading>
        {!place.node.readOnly && (
          <div className="ph-repeat-tools ph-no-print">
            <IconButton icon="up" small label={t('repeat.up', name)} aria-disabled={index === 0} onClick={up} />
            <IconButton icon="down" small label={t('repeat.down', name)} aria-disabled={index === totalItems - 1} onClick={down} />
            <IconButton icon="trash" small label={t('repeat.remove', name)} onClick={onRemove} />
          </div>
        )}
      </header>
      {children}
    </section>
  )
}
