import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { useEffect, type RefObject } from 'react'
import { useLatest } from '#renderer/use-latest.ts'
import { dragData, type DragSource } from './drag-source.ts'

/** What goes with the pointer: the name of what is dragged, for a card may be as large as the screen. */
function label(container: HTMLElement, text: string): void {
  container.className = 'bd-drag-label'
  container.textContent = text
}

/** Lets an element be dragged by the pointer; what it stands for is asked for when the drag begins. Null: not now. */
export function useDraggable(ref: RefObject<HTMLElement | null>, source: (() => DragSource) | null): void {
  const latest = useLatest(source)
  const isOn = source !== null
  useEffect(() => {
    const element = ref.current
    if (element === null || !isOn) return undefined
    return draggable({
      element,
      getInitialData: () => {
        const begun = latest.current?.()
        return begun === undefined ? {} : dragData(begun)
      },
      onGenerateDragPreview: ({ nativeSetDragImage }) =>
        setCustomNativeDragPreview({ nativeSetDragImage, render: ({ container }) => label(container, latest.current?.().title ?? '') }),
      onDragStart: () => element.classList.add('bd-dragged'),
      onDrop: () => element.classList.remove('bd-dragged'),
    })
  }, [ref, isOn, latest])
}
