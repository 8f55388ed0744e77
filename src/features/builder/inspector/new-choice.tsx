import { useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { cleanText } from '#core/lib/vietnamese.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { TextInput } from '#ui/text-input.tsx'

interface NewChoiceProps {
  readonly id: string
  /** @returns how many were added */
  readonly add: (text: string) => number
}

/** Where the next choice is typed, and many are pasted at once; it is one when it is finished, because its code is made from its words. */
export function NewChoice({ id, add }: NewChoiceProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const finish = () => {
    if (cleanText(typed) === '') return
    add(typed)
    setTyped('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    finish()
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!/[\r\n]/.test(pasted.trim())) return
    event.preventDefault()
    add(pasted)
  }
  return (
    <div className="ph-choice-new">
      <TextInput
        id={id}
        aria-label={t('builderPanels.ui.newChoice')}
        aria-describedby={`${id}-help`}
        placeholder={t('builderPanels.ui.newChoice')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={finish}
      />
      <IconButton icon="add" small label={t('builderPanels.ui.addChoice')} onClick={finish} />
      <p className="ph-hidden" id={`${id}-help`}>
        {t('builderPanels.ui.pasteHelp')}
      </p>
    </div>
  )
}
