import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pictureText } from '#core/form/field-settings.ts'
import { shrinkPhoto } from '#renderer/shrink-photo.ts'
import { Icon } from '#ui/icon.tsx'
import { IconButton } from '#ui/icon-button.tsx'

interface ChoicePictureProps {
  readonly title: string
  readonly image: string
  readonly fixed: boolean
  readonly onImage: (image: string | undefined) => void
}

/** As the format has it: base64 of 48 kB. */
const maxBytes = 48_000
const isPicture = (text: string): boolean => text.length <= pictureText.maxLength && new RegExp(pictureText.pattern).test(text)

const asDataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('no bytes'))
    reader.readAsDataURL(blob)
  })

/** A small picture as it is; a large one shrunk. Null: no picture that a form may hold. */
async function pictureOf(file: File): Promise<string | null> {
  try {
    const own = file.size <= maxBytes ? await asDataUrl(file) : null
    if (own !== null && isPicture(own)) return own
    const shrunk = await shrinkPhoto(file, { maxEdge: 480, maxBytes })
    const text = shrunk === null ? null : await asDataUrl(shrunk)
    return text !== null && isPicture(text) ? text : null
  } catch {
    // The file went away after it was picked.
    return null
  }
}

/** The picture of a choice, and the way to another one. */
export function ChoicePicture({ title, image, fixed, onImage }: ChoicePictureProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState(false)
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    const picture = await pictureOf(file)
    setRefused(picture === null)
    if (picture !== null) onImage(picture)
  }
  return (
    <span className="ph-choice-picture">
      <button
        type="button"
        className="ph-choice-thumb"
        disabled={fixed}
        aria-label={`${t('builderPanels.ui.choosePicture')}: ${title}`}
        title={t('builderPanels.ui.choosePicture')}
        onClick={() => input.current?.click()}
      >
        {image === '' ? <Icon name="add" size={20} /> : <img src={image} alt={t('builderPanels.ui.picture', { title })} />}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp"
        aria-label={t('builderPanels.ui.choosePicture')}
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {image !== '' && !fixed && (
        <IconButton icon="close" small label={t('builderPanels.ui.removePicture', { title })} onClick={() => onImage(undefined)} />
      )}
      {refused && (
        <span className="ph-message ph-message-error" role="alert">
          {t('builderPanels.ui.pictureTooLarge', { limit: maxBytes / 1000 })}
        </span>
      )}
    </span>
  )
}
