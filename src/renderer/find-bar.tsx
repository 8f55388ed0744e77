import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { RecordPath } from '#core/lib/record-path.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { useFormScope } from './form-scope.ts'
import { useFind } from './use-find.ts'
import './find-bar.css'

interface FindBarProps {
  /** Grows with each request for the bar: the input takes the focus. */
  readonly asked: number
  readonly onShow: (path: RecordPath) => void
  /** With the place that was shown last, which takes the focus. */
  readonly onClose: (path: RecordPath | null) => void
}

/** Finds names, help and values in the whole form, also where the browser's own search sees nothing because it is not drawn. */
export function FindBar({ asked, onShow, onClose }: FindBarProps) {
  const { t } = useFormScope()
  const find = useFind(onShow)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [asked])
  const hit = find.hits[find.at]
  const close = () => onClose(hit?.place.path ?? null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !['Enter', 'Escape', 'F3'].includes(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') close()
    else find.step(event.shiftKey ? -1 : 1)
  }
  return (
    // The input and the buttons inside are the interactive elements; their keys bubble up to here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div role="search" className="ph-find ph-no-print" aria-label={t('find.label')} onKeyDown={onKeyDown}>
      <TextInput
        ref={input}
        value={find.text}
        aria-label={t('find.label')}
        placeholder={t('find.placeholder')}
        onChange={(event) => find.type(event.target.value)}
      />
      <span className="ph-find-hit" role="status">
        {hit !== undefined && (
          <>
            <strong>{t('find.count', { at: find.at + 1, count: find.hits.length })}</strong> {hit.label}
          </>
        )}
        {hit === undefined && find.text.trim() !== '' && t('find.none')}
      </span>
      <IconButton icon="up" small label={t('find.back')} aria-disabled={find.hits.length < 2} onClick={() => find.step(-1)} />
      <IconButton icon="down" small label={t('find.next')} aria-disabled={find.hits.length < 2} onClick={() => find.step(1)} />
      <IconButton icon="close" small label={t('find.close')} onClick={close} />
    </div>
  )
}
