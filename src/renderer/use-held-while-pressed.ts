import { useEffect } from 'react'
import type { Channels } from './channels.ts'

/**
 * While a pointer is pressed the form shows nothing new: leaving a wrong field by a click would push its message in,
 * and what was aimed at would have moved away before the release.
 */
export function useHeldWhilePressed(channels: Channels): void {
  useEffect(() => {
    const release = () => channels.release()
    // The click comes right after the release, in the same task.
    const afterClick = () => setTimeout(release)
    addEventListener('pointerdown', channels.hold, true)
    addEventListener('pointerup', afterClick, true)
    addEventListener('pointercancel', release, true)
    addEventListener('blur', release)
    return () => {
      removeEventListener('pointerdown', channels.hold, true)
      removeEventListener('pointerup', afterClick, true)
      removeEventListener('pointercancel', release, true)
      removeEventListener('blur', release)
      release()
    }
  }, [channels])
}
