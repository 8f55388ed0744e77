import { useEffect, useRef } from 'react'
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
import { focusFirst } from '../../focus.ts'
import { useChannel, useFormScope } from '../../form-scope.ts'
import { isAlone } from '../../is-alone.ts'
import { issueText } from '../../issue-text.ts'
import type { Place } from '../../place.ts'
import { WarningReasons } from '../../warning-reasons.tsx'
import { placeOfWay } from './place-of-way.ts'
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
  const place = placeOfWay(scope, fieldPathId.path)
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

/** Rows with a button that adds one; the focus goes into it. */
export function WholeArrayTemplate({ fieldPathId, items, canAdd, onAddClick }: ArrayFieldTemplateProps) {
  const scope = useFormScope()
  const { store, words, makeRowId, t } = scope
  const box = useRef<HTMLFieldSetElement>(null)
  const count = items.length
  const place = placeOfWay(scope, fieldPathId.path)
  useChannel(place?.path ?? '')
  /** How many rows stood there when the button was pressed. */
  const before = useRef<number | null>(null)
  // Without dependencies: the row comes with the answer of the record, a render after RJSF's own.
  useEffect(() => {
    const rows = [...(box.current?.querySelectorAll<HTMLElement>(':scope > .ph-repeat-row') ?? [])]
    if (before.current === null || rows.length <= before.current) return
    before.current = null
    focusFirst(rows.at(-1) ?? null)
  })
  if (place === null || !store.instance.isPresent(place.path)) return null
  const label = words.field(place.node)
  return (
    <fieldset className="ph-repeat" id={place.id} ref={box} tabIndex={-1}>
      <legend>{label}</legend>
      <Help node={place.node} />
      {count === 0 && <p className="ph-repeat-empty">{t('repeat.empty')}</p>}
      {items}
      {makeRowId !== null && canAdd === true && !place.node.readOnly && (
        <Button
          icon="add"
          className="ph-repeat-add"
          onClick={(event) => {
            before.current = count
            onAddClick(event)
          }}
        >
          {t('repeat.add', { label: label.charAt(0).toLocaleLowerCase('vi') + label.slice(1) })}
        </Button>
      )}
      <Wrong place={place} />
    </fieldset>
  )
}

/** One row with what can be done to it. */
export function WholeItemTemplate({ children, buttonsProps, index, totalItems }: ArrayFieldItemTemplateProps) {
  const scope = useFormScope()
  const { store, words, t } = scope
  const { path } = buttonsProps.fieldPathId
  const place = placeOfWay(scope, path.slice(0, -1))
  const row = place === null ? undefined : store.instance.rows(place.path)[index]
  if (place === null || row === undefined) return null
  const name = { label: words.field(place.node), at: index + 1 }
  const Heading = place.rows.length === 0 ? 'h3' : 'h4'
  return (
    <section className="ph-repeat-row" data-row={row} aria-label={t('repeat.row', name)}>
      <header>
        <Heading>{t('repeat.row', name)}</Heading>
        {!place.node.readOnly && (
          <div className="ph-repeat-tools ph-no-print">
            <IconButton icon="up" small label={t('repeat.up', name)} disabled={index === 0} onClick={buttonsProps.onMoveUpItem} />
            <IconButton
              icon="down"
              small
              label={t('repeat.down', name)}
              disabled={index === totalItems - 1}
              onClick={buttonsProps.onMoveDownItem}
            />
            <IconButton icon="trash" small label={t('repeat.remove', name)} onClick={buttonsProps.onRemoveItem} />
          </div>
        )}
      </header>
      {children}
    </section>
  )
}
