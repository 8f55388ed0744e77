import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cleanText } from '#core/lib/vietnamese.ts'
import { TextInput } from '#ui/text-input.tsx'

interface CodeInputProps {
  readonly id: string
  readonly at: number
  readonly code: string
  readonly fixed: boolean
  readonly isLocked: boolean
  readonly onCode: (code: string) => void
}

/** The code of a choice, given on when it is left: half of a code would be another code. */
export function CodeInput({ id, at, code, fixed, isLocked, onCode }: CodeInputProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const finish = () => {
    const next = cleanText(typed ?? '')
    setTyped(null)
    if (next !== '' && next !== code) onCode(next)
  }
  return (
    <span className="ph-choice-code">
      <label htmlFor={id}>
        {t('builderPanels.ui.code')}
        <span className="ph-hidden"> {at + 1}</span>
      </label>
      <TextInput
        id={id}
        figures
        value={typed ?? code}
        readOnly={fixed}
        title={isLocked ? t('builderPanels.ui.codeLocked') : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={finish}
      />
    </span>
  )
}
