import { useRef, useState } from 'react'
import { useFileWidgetProps, type WidgetProps } from '@rjsf/utils'
import { sizeInWords } from '#core/form/field-types/file-value.ts'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { useIsland } from '../island-context.ts'
import { about } from './about.ts'

/** The bytes lie in the record itself and go wherever it goes; a field of type `file` is for larger ones. */
const maxBytes = 200_000

const largest = (files: FileList): File | undefined => [...files].find((file) => file.size > maxBytes)

/** Small files as data URLs, the way JSON Schema keeps them (`format: data-url`). */
export function FileWidget(props: WidgetProps) {
  const { t } = useIsland()
  const { value, onChange, multiple, options, readonly, disabled } = props
  const { filesInfo, handleChange, handleRemove } = useFileWidgetProps(value, onChange, multiple)
  const input = useRef<HTMLInputElement>(null)
  const [tooLarge, setTooLarge] = useState<string | null>(null)
  const fixed = disabled === true || readonly === true
  const take = (files: FileList | null) => {
    if (files === null || files.length === 0) return
    const over = largest(files)
    setTooLarge(over?.name ?? null)
    if (over === undefined) void handleChange(files)
  }
  const { 'aria-required': _, name: __, ...attributes } = about(props)
  return (
    <div className="ph-island-files">
      {filesInfo.length > 0 && (
        <ul>
          {filesInfo.map((file, at) => (
            <li key={`${file.name} ${at}`}>
              <span>
                {decodeURIComponent(file.name)} ({sizeInWords(file.size)})
              </span>
              {!fixed && (
                <IconButton icon="close" small label={t('file.remove-named', { name: file.name })} onClick={() => handleRemove(at)} />
              )}
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple === true}
        accept={typeof options['accept'] === 'string' ? options['accept'] : undefined}
        onChange={(event) => take(event.target.files)}
      />
      <Button {...attributes} icon="upload" data-stop disabled={fixed} onClick={() => input.current?.click()}>
        {t('file.choose')}
      </Button>
      <small>{t('island.file-limit', { limit: sizeInWords(maxBytes) })}</small>
      {tooLarge !== null && (
        <p className="ph-message ph-message-error" role="alert">
          {t('issue.file.too-large', { limit: sizeInWords(maxBytes) })} ({tooLarge})
        </p>
      )}
    </div>
  )
}
