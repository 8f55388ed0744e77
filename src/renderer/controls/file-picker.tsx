import { useRef, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { fileValue, maxBytesOf, sizeInWords } from '#core/form/field-types/file-value.ts'
import { FileCard } from '../file-card.tsx'
import { useFormScope } from '../form-scope.ts'
import { useFileDrop } from '../use-file-drop.ts'
import { useTakeFile } from '../use-take-file.ts'
import type { ControlProps } from './control-props.ts'
import { FileProgress } from './file-progress.tsx'
import { PickButton, type PickWay } from './pick-button.tsx'

interface FilePickerProps extends ControlProps {
  /** What is taken, in words. */
  readonly kinds: string
  readonly ways: readonly PickWay[]
  /** Another way to a file, beside the buttons. */
  readonly beside?: (take: (file: File) => void) => ReactNode
}

/** The one file of a field, as far as it can be taken here. */
export function FilePicker(props: FilePickerProps) {
  const { files, store } = useFormScope()
  const { node, path, id } = props.place
  if (!node.readOnly && files !== null && files.put !== null) return <LivePicker {...props} />
  const file = fileValue(store.instance.value(path))
  if (file !== null)
    return (
      <div id={id} tabIndex={-1}>
        <FileCard file={file} />
      </div>
    )
  return (
    <output id={id} className="ph-output ph-output-solid" tabIndex={-1}>
      —
    </output>
  )
}

/** Picks, shows, replaces and removes the one file of a field. Kinds and size stand beside it before anybody picks. */
function LivePicker({ place, invalid, describedBy, required, kinds, ways, beside }: FilePickerProps) {
  const { t } = useFormScope()
  const taken = useTakeFile(place)
  const { file, taking } = taken
  const box = useRef<HTMLDivElement>(null)
  const drop = useFileDrop(box, taken.take)
  const limits = `${place.id}-limits`
  const limit = sizeInWords(maxBytesOf(place.node))
  const buttons = ways.map((way, at) => (
    <PickButton
      key={way.label}
      way={file === null ? way : { ...way, label: t('file.replace', { way: way.label }) }}
      id={at === 0 ? place.id : undefined}
      busy={taking.kind === 'busy'}
      small={file !== null}
      describedBy={[describedBy, limits].filter(Boolean).join(' ')}
      onPick={taken.take}
    />
  ))
  // The button that was pressed goes away with what it did; the focus must not.
  const thenFocus = (run: () => void) => () => {
    flushSync(run)
    box.current?.querySelector<HTMLElement>('[data-stop]')?.focus()
  }
  return (
    <div
      ref={box}
      className={classNames('ph-file-picker', drop.over && 'ph-file-over')}
      data-invalid={invalid || undefined}
      data-required={required || undefined}
      {...drop.handlers}
    >
      {file === null ? (
        <div className="ph-file-empty">
          {buttons}
          <span className="ph-file-or">{t('file.or-drop')}</span>
        </div>
      ) : (
        <FileCard
          file={file}
          actions={
            <>
              {buttons}
              <RemoveButton name={file.name} onClick={thenFocus(taken.remove)} />
            </>
          }
        />
      )}
      {beside?.(taken.take)}
      <p className="ph-file-limits" id={limits}>
        {t('file.limits', { kinds, limit })}
      </p>
      <FileProgress
        taken={{ ...taken, giveUp: thenFocus(taken.giveUp), undo: thenFocus(taken.undo), forget: thenFocus(taken.forget) }}
        kinds={kinds}
        limit={limit}
      />
    </div>
  )
}

function RemoveButton({ name, onClick }: { readonly name: string; readonly onClick: () => void }) {
  const { t } = useFormScope()
  return (
    <Button small look="quiet" icon="trash" aria-label={t('file.remove-named', { name })} onClick={onClick}>
      {t('file.remove')}
    </Button>
  )
}
