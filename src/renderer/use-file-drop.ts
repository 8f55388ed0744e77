import { useEffect, useState, type ClipboardEvent, type DragEvent } from 'react'

/** Files dropped on the field or pasted into it: the first is taken, `left` counts the others. Dropped beside it, they must not take the browser away from the form. */
export function useFileDrop(box: { readonly current: HTMLElement | null }, take: (file: File, left: number) => void) {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const refuse = (event: globalThis.DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault()
    }
    addEventListener('dragover', refuse)
    addEventListener('drop', refuse)
    return () => {
      removeEventListener('dragover', refuse)
      removeEventListener('drop', refuse)
    }
  }, [])
  const isDisabled = (): boolean => box.current?.querySelector('[data-stop]')?.matches(':disabled') === true
  const pick = (files: FileList | undefined): boolean => {
    const [file, ...others] = files ?? []
    if (file === undefined || isDisabled()) return false
    take(file, others.length)
    return true
  }
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        event.preventDefault()
        if (!over && event.dataTransfer.types.includes('Files')) setOver(true)
      },
      onDragLeave: (event: DragEvent) => {
        if (!(event.relatedTarget instanceof Node) || box.current?.contains(event.relatedTarget) !== true) setOver(false)
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        setOver(false)
        pick(event.dataTransfer.files)
      },
      onPaste: (event: ClipboardEvent) => {
        if (pick(event.clipboardData.files)) event.preventDefault()
      },
    },
  }
}
