import { useRef } from 'react'
import { Button } from '#ui/button.tsx'
import type { IconName } from '#ui/icon-paths.ts'

/** One button that leads to a file. */
export interface PickWay {
  readonly label: string
  readonly icon: IconName
  /** As the attribute of the input. */
  readonly accept: string
  /** Opens the camera at once, where there is one. */
  readonly camera?: boolean
}

interface PickButtonProps {
  readonly way: PickWay
  readonly id: string | undefined
  readonly busy: boolean
  readonly small: boolean
  readonly describedBy: string
  readonly onPick: (file: File) => void
}

/** The browser's own file dialog behind a button that looks and answers like all others. */
export function PickButton({ way, id, busy, small, describedBy, onPick }: PickButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        id={id}
        data-stop={id === undefined ? undefined : true}
        icon={way.icon}
        busy={busy}
        small={small}
        aria-describedby={describedBy}
        onClick={() => input.current?.click()}
      >
        {way.label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        accept={way.accept}
        {...(way.camera === true && { capture: 'environment' as const })}
        onChange={(event) => {
          const [picked] = event.currentTarget.files ?? []
          // The same file picked again is a new pick.
          event.currentTarget.value = ''
          if (picked !== undefined) onPick(picked)
        }}
      />
    </>
  )
}
