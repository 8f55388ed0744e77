import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Symbology } from '#core/form/symbologies.ts'
import { createCodeReader } from './code-reader.ts'

export type CameraState = 'starting' | 'looking' | 'no-camera' | 'refused' | 'failed'

interface Camera {
  /** For the `<video>` that shows what it sees. */
  readonly video: RefObject<HTMLVideoElement | null>
  readonly state: CameraState
}

/** Between two looks: quick for a hand, easy on a battery. */
const PAUSE = 150

const troubleOf = (error: unknown): CameraState => {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'no-camera' : 'failed'
}

const stopAll = (stream: MediaStream | null): void => stream?.getTracks().forEach((track) => track.stop())

/** The camera, looked through until a code is found or the caller goes away; the camera goes off with it. */
export function useCamera(symbologies: readonly Symbology[] | undefined, found: (text: string) => void): Camera {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraState>('starting')
  const [first] = useState(() => found)
  useEffect(() => {
    let over = false
    let stream: MediaStream | null = null
    const look = async () => {
      // Without a secure context there is no such thing.
      if (navigator.mediaDevices === undefined) return setState('no-camera')
      const camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } })
      stream = camera
      if (over || video.current === null) return stopAll(camera)
      video.current.srcObject = camera
      const [reader] = await Promise.all([createCodeReader(symbologies), video.current.play()])
      if (!over) setState('looking')
      while (!over) {
        const text = video.current.videoWidth > 0 ? await reader.read(video.current) : null
        // The effect's end changes it while the reader works.
        if (text !== null && text !== '' && !(over as boolean)) return first(text)
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
      }
    }
    look().catch((error: unknown) => !over && setState(troubleOf(error)))
    return () => {
      over = true
      stopAll(stream)
    }
  }, [symbologies, first])
  return { video, state }
}
