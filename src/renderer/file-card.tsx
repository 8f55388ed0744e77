import { useState, type ReactNode } from 'react'
import type { TFunction } from 'i18next'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Icon } from '#ui/icon.tsx'
import type { IconName } from '#ui/icon-paths.ts'
import { saveFile } from '#ui/save-file.ts'
import { sizeInWords, type FileValue } from '#core/form/field-types/file-value.ts'
import { fileKind, isImage, isSound } from './file-kinds.ts'
import type { FileOpenFailure, FileStore } from './file-store.ts'
import { useFormScope } from './form-scope.ts'
import { useFileBlob, type FileBlob } from './use-file-blob.ts'

interface FileCardProps {
  readonly file: FileValue
  /** Further buttons behind "open". */
  readonly actions?: ReactNode
}

interface NamedFileProps extends FileCardProps {
  /** Where its bytes lie; null: they cannot be asked for here. */
  readonly files: FileStore | null
  readonly t: TFunction
}

/** A file of the form as it is named: its picture when it is one, name, kind, size, and the way to its bytes. */
export function FileCard(props: FileCardProps) {
  const { files, t } = useFormScope()
  return <NamedFile {...props} files={files} t={t} />
}

/** As `FileCard`, for a file that has no place in the form. */
export const NamedFile = (props: NamedFileProps) => <OneFile key={props.file.sha256} {...props} />

function OneFile({ file, actions, files, t }: NamedFileProps) {
  const image = isImage(file.type)
  const sound = isSound(file.type)
  const blob = useFileBlob(files, file, image || sound)
  const [problem, setProblem] = useState<FileOpenFailure | null>(null)
  const [open, setOpen] = useState(false)
  const why = problem ?? (blob.kind === 'failed' ? blob.why : null)
  const download = async () => {
    const opened = await files?.open(file)
    setProblem(opened === undefined || opened.ok ? null : opened.error)
    if (opened?.ok === true) saveFile(opened.value, file.name, file.type)
  }
  return (
    <div className="ph-file">
      <Thumbnail blob={blob} icon={image ? 'eye' : sound ? 'sound' : 'form'} alt={t('file.picture', { name: file.name })} />
      <div className="ph-file-text">
        <span className="ph-file-name">{file.name}</span>
        <small>
          {fileKind(file.type)} · {sizeInWords(file.size)}
        </small>
        {sound && blob.kind === 'ready' && <Player url={blob.url} label={t('audio.play', { name: file.name })} />}
        {why !== null && (
          <small className="ph-file-problem" role="status">
            <Icon name="info" size={16} /> {t(`file.open.${why}`)}
          </small>
        )}
      </div>
      <div className="ph-file-actions ph-no-print">
        {files !== null && (
          <Button
            small
            icon={image ? 'eye' : 'download'}
            aria-label={t(image ? 'file.view-named' : 'file.download-named', { name: file.name })}
            onClick={() => (image && blob.kind === 'ready' ? setOpen(true) : void download())}
          >
            {t(image ? 'file.view' : 'file.download')}
          </Button>
        )}
        {actions}
      </div>
      {open && blob.kind === 'ready' && (
        <Dialog
          wide
          title={file.name}
          onClose={() => setOpen(false)}
          actions={
            <Button icon="download" onClick={() => void download()}>
              {t('file.download')}
            </Button>
          }
        >
          <img className="ph-file-whole" src={blob.url} alt={t('file.picture', { name: file.name })} />
        </Dialog>
      )}
    </div>
  )
}

function Player({ url, label }: { readonly url: string; readonly label: string }) {
  // What somebody said into the device has no captions.
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return <audio className="ph-file-sound ph-no-print" controls preload="metadata" src={url} aria-label={label} />
}

function Thumbnail({ blob, icon, alt }: { readonly blob: FileBlob; readonly icon: IconName; readonly alt: string }) {
  if (blob.kind === 'ready' && icon === 'eye') return <img className="ph-file-thumb" src={blob.url} alt={alt} />
  return (
    <span className="ph-file-thumb" aria-hidden="true">
      {blob.kind === 'loading' ? <span className="ph-spinner" /> : <Icon name={icon} />}
    </span>
  )
}
