import { memo, type ClipboardEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { cleanText } from '#core/lib/vietnamese.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { ChoicePicture } from './choice-picture.tsx'
import { CodeInput } from './code-input.tsx'

/** What is done to the lines; the same functions for as long as the list is there. */
export interface ChoiceActs {
  readonly setTitle: (at: number, title: string) => void
  readonly setCode: (at: number, code: string) => void
  readonly setImage: (at: number, image: string | undefined) => void
  readonly move: (at: number, by: -1 | 1) => void
  readonly remove: (at: number) => void
  /** Below the line. @returns whether the text had several lines */
  readonly paste: (at: number, text: string) => boolean
  readonly next: (at: number) => void
}

export interface ChoiceLineProps {
  /** Of the list; the line's own is `<id>_<at>`. */
  readonly id: string
  readonly at: number
  readonly isLast: boolean
  readonly code: string
  readonly title: string
  /** Undefined: the list has no pictures; `''`: the line has none yet. */
  readonly image: string | undefined
  readonly error: string
  readonly showsCode: boolean
  readonly isLocked: boolean
  readonly fixed: boolean
  readonly acts: ChoiceActs
}

/** Alt+↑ ↓ moves the line, Alt+Delete takes it out, Enter goes on to the next one. */
function onKey(event: KeyboardEvent, { at, acts, fixed }: ChoiceLineProps): void {
  if (event.nativeEvent.isComposing || fixed) return
  const byAlt = { ArrowUp: () => acts.move(at, -1), ArrowDown: () => acts.move(at, 1), Delete: () => acts.remove(at) } as const
  const act =
    event.key === 'Enter'
      ? () => acts.next(at)
      : event.altKey && Object.hasOwn(byAlt, event.key)
        ? byAlt[event.key as keyof typeof byAlt]
        : null // hasOwn said so
  if (act === null) return
  event.preventDefault()
  event.stopPropagation()
  act()
}

function Tools({ at, isLast, title, acts }: ChoiceLineProps) {
  const { t } = useTranslation()
  return (
    <span className="ph-choice-tools">
      <IconButton
        icon="up"
        small
        label={t('builderPanels.ui.moveUp', { title })}
        aria-disabled={at === 0}
        onClick={() => acts.move(at, -1)}
      />
      <IconButton
        icon="down"
        small
        label={t('builderPanels.ui.moveDown', { title })}
        aria-disabled={isLast}
        onClick={() => acts.move(at, 1)}
      />
      <IconButton icon="trash" small label={t('builderPanels.ui.removeChoice', { title })} onClick={() => acts.remove(at)} />
    </span>
  )
}

/** One choice: its words, and where they are asked for its code and its picture. */
export const ChoiceLine = memo(function ChoiceLine(props: ChoiceLineProps) {
  const { t } = useTranslation()
  const { id, at, code, title, image, error, showsCode, isLocked, fixed, acts } = props
  const own = `${id}_${at}`
  return (
    // The controls inside are the interactive elements; their keys bubble up to here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className="ph-choice-line" data-line={at} onKeyDown={(event) => onKey(event, props)}>
      {image !== undefined && <ChoicePicture title={title} image={image} fixed={fixed} onImage={(next) => acts.setImage(at, next)} />}
      <span className="ph-choice-words">
        <TextInput
          id={own}
          aria-label={t('builderPanels.ui.choice', { at: at + 1 })}
          aria-describedby={error === '' ? undefined : `${own}-error`}
          invalid={error !== ''}
          value={title}
          readOnly={fixed}
          onChange={(event) => acts.setTitle(at, event.target.value)}
          onBlur={() => cleanText(title) !== title && acts.setTitle(at, cleanText(title))}
          onPaste={(event: ClipboardEvent) => {
            if (acts.paste(at, event.clipboardData.getData('text/plain'))) event.preventDefault()
          }}
        />
        {showsCode && (
          <CodeInput
            id={`${own}-code`}
            at={at}
            code={code}
            fixed={fixed || isLocked}
            isLocked={isLocked}
            onCode={(next) => acts.setCode(at, next)}
          />
        )}
      </span>
      {!fixed && <Tools {...props} />}
      {error !== '' && (
        <p className="ph-message ph-message-error" id={`${own}-error`}>
          {error}
        </p>
      )}
    </li>
  )
})
