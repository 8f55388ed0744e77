import { useEffect, useRef, type HTMLAttributes, type ReactNode, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { fileValue, maxBytesOf, sizeInWords } from '#core/form/field-types/file-value.ts'
import { FileCard } from '../file-card.tsx'
import { useFormScope } from '../form-scope.ts'
import { useFileDrop } from '../use-file-drop.ts'
import { useTakeFile, type TakeFile } from '../use-take-file.ts'
import type { ControlProps } from './control-props.ts'
import { FileProgress } from './file-progress.tsx'
import { PickButton, type PickWay } from './pick-button.tsx'

interface FilePickerProps extends ControlProps {
  /** What is taken, in words. */
  readonly kinds: string
  readonly ways: readonly PickWay[]
  /** Another way to a file, beside the buttons. */
  readonly beside?: (taken: TakeFile) => ReactNode
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

const focusFirst = (box: HTMLElement | null): void => box?.querySelector<HTMLElement>('[data-stop]')?.focus()

/** The buttons of an empty field and those beside its file are others: when one takes the place of the other, a focus that was there stays. */
function useKeptFocus(box: RefObject<HTMLElement | null>, isEmpty: boolean): Pick<HTMLAttributes<HTMLElement>, 'onFocus' | 'onBlur'> {
  const within = useRef(false)
  useEffect(() => {
    // What was taken out of the document leaves the focus to its body.
    if (within.current && document.activeElement === document.body) focusFirst(box.current)
  }, [box, isEmpty])
  return {
    onFocus: () => (within.current = true),
    onBlur: ({ relatedTarget }) => (within.current = relatedTarget === null && within.current),
  }
}

/** Picks, shows, replaces and removes the one file of a field. Kinds and size stand beside it before anybody picks. */
function LivePicker({ place, invalid, describedBy, required, kinds, ways, beside }: FilePickerProps) {
  const { t } = useFormScope()
  const taken = useTakeFile(place)
  const { file, taking } = taken
  const box = useRef<HTMLDivElement>(null)
  const drop = useFileDrop(box, taken.take)
  const kept = useKeptFocus(box, file === null)
  const [limits, limit] = [`${place.id}-limits`, sizeInWords(maxBytesOf(place.node))]
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
    focusFirst(box.current)
  }
  return (
    <div
      ref={box}
      className={classNames('ph-file-picker', drop.over && 'ph-file-over')}
      data-invalid={invalid || undefined}
      data-required={required || undefined}
      {...drop.handlers}
      {...kept}
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
      {beside?.(taken)}
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
