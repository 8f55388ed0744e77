import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#ui/icon.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { useDraggable } from '../drag/use-draggable.ts'
import type { FocusTitle } from './use-title-focus.ts'

/** What an author does with a section or a page as a whole. */
export interface PartActs {
  rename(id: string, title: string): void
  shift(id: string, by: -1 | 1): void
  /** Above or below another one. */
  moveTo(id: string, beside: string, edge: 'top' | 'bottom'): void
  remove(id: string): void
}

interface PartHeadProps {
  readonly kind: 'section' | 'page'
  readonly id: string
  readonly title: string
  /** Its place among those of its kind, and how many there are. */
  readonly at: number
  readonly count: number
  readonly acts: PartActs
  /** Of a section: it becomes the one into which fields go. */
  readonly onEnter?: (id: string) => void
  readonly focusTitle: FocusTitle
  /** The title that has the focus once this part is taken out; null: it stays. */
  readonly heir: string | null
}

/** Id of the control that holds the title. */
export const titleControl = (kind: PartHeadProps['kind'], id: string): string => `bd-${kind}-${id}`

/** Title of a section or page, dragged by its handle; the arrows do the same by keyboard. */
export const PartHead = memo(function PartHead({ kind, id, title, at, count, acts, onEnter, focusTitle, heir }: PartHeadProps) {
  const { t } = useTranslation()
  const handle = useRef<HTMLSpanElement>(null)
  useDraggable(handle, count < 2 ? null : () => ({ kind, id, title }))
  const shift = (by: -1 | 1) => {
    focusTitle(titleControl(kind, id), 'lost')
    acts.shift(id, by)
  }
  const remove = () => {
    if (heir !== null) focusTitle(heir, 'always')
    acts.remove(id)
  }
  const isLastPage = kind === 'page' && count === 1
  return (
    <header className="bd-part" data-page={kind === 'page' ? id : undefined}>
      {count > 1 && (
        <span ref={handle} className="bd-part-handle" title={t(`builderDesk.${kind}.drag`)} aria-hidden="true">
          <Icon name="drag" size={16} />
        </span>
      )}
      {kind === 'page' && <Icon name="form" size={16} />}
      <TextInput
        id={titleControl(kind, id)}
        className="bd-part-title"
        aria-label={t(`builderDesk.${kind}.title`, { at: at + 1 })}
        value={title}
        maxLength={300}
        onFocus={() => onEnter?.(id)}
        onChange={(event) => acts.rename(id, event.target.value)}
      />
      <IconButton icon="up" small label={t(`builderDesk.${kind}.up`, { title })} disabled={at === 0} onClick={() => shift(-1)} />
      <IconButton icon="down" small label={t(`builderDesk.${kind}.down`, { title })} disabled={at === count - 1} onClick={() => shift(1)} />
      <IconButton
        icon="trash"
        small
        label={isLastPage ? t('builderDesk.page.removeLast') : t(`builderDesk.${kind}.remove`, { title })}
        disabled={heir === null}
        onClick={remove}
      />
    </header>
  )
})
