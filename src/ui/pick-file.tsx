import { useState, type ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import './pick-file.css'

interface PickFileProps extends Omit<ComponentProps<'input'>, 'type' | 'className' | 'onChange' | 'multiple'> {
  readonly invalid?: boolean
  readonly onFile?: (file: File) => void
}

/** The browser's own file control under a button in our words: its own speak the browser's language. A file can be dropped on it. */
export function PickFile({ invalid = false, onFile, ...rest }: PickFileProps) {
  const { t } = useTranslation()
  const [name, setName] = useState<string | null>(null)
  return (
    <span className={classNames('ph-pick-file', invalid && 'ph-pick-file-invalid')}>
      <span className="ph-button ph-button-secondary" aria-hidden="true">
        <Icon name="upload" size={18} />
        <span>{t('ui.file.pick')}</span>
      </span>
      <span className="ph-pick-file-name" aria-hidden="true">
        {name ?? t('ui.file.none')}
      </span>
      <input
        {...rest}
        type="file"
        aria-invalid={invalid || undefined}
        onChange={({ target }) => {
          const file = target.files?.[0]
          setName(file?.name ?? null)
          if (file === undefined || onFile === undefined) return
          onFile(file)
          // The same file, mended, can be picked again.
          target.value = ''
        }}
      />
    </span>
  )
}
