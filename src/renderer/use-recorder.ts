import { useEffect, useRef, useState } from 'react'
import { loudnessOf } from './loudness.ts'
import type { TakeFile } from './use-take-file.ts'

export type Recording =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  /** `seconds` so far, `level` from 0 to 1. */
  | { readonly kind: 'recording'; readonly seconds: number; readonly level: number }
  | { readonly kind: 'failed'; readonly why: 'no-microphone' | 'refused' | 'failed' }

interface Recorder {
  readonly recording: Recording
  start(): void
  /** What was recorded is taken. */
  stop(): void
  discard(): void
}

/** A voice is clear at this rate; a minute takes 240 kB. Bits a second. */
const RATE = 32_000
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/webm']
const endings: Readonly<Record<string, string>> = { 'audio/webm': 'webm', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg' }

/** Without its ending, which the browser decides. */
const NAME = 'ghi-am'

const whyNot = (error: unknown): 'no-microphone' | 'refused' | 'failed' => {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' ? 'no-microphone' : 'failed'
}

interface Running {
  readonly recorder: MediaRecorder
  readonly end: () => void
  keep: boolean
}

/** Starts the microphone and a recorder on it; `tick` ten times a second. */
async function run(limit: number, tick: (seconds: number, level: number) => void, done: (file: File | null) => void): Promise<Running> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type))
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: RATE, ...(mimeType === undefined ? {} : { mimeType }) })
  const loudness = loudnessOf(stream)
  const chunks: Blob[] = []
  const started = performance.now()
  const clock = setInterval(() => {
    const seconds = (performance.now() - started) / 1000
    tick(seconds, loudness.now())
    if (seconds >= limit && recorder.state === 'recording') recorder.stop()
  }, 100)
  const end = () => {
    clearInterval(clock)
    loudness.close()
    for (const track of stream.getTracks()) track.stop()
  }
  const running: Running = { recorder, end, keep: true }
  recorder.ondataavailable = ({ data }) => void chunks.push(data)
  recorder.onstop = () => {
    end()
    const type = (recorder.mimeType || 'audio/webm').split(';')[0] ?? 'audio/webm'
    done(running.keep ? new File(chunks, `${NAME}.${endings[type] ?? 'webm'}`, { type }) : null)
  }
  // In parts, so that a long one does not come as one block at the end.
  recorder.start(1000)
  return running
}

/** Records from the microphone until somebody stops it or `limit` seconds are over; leaving the form lets go of both. */
export function useRecorder(limit: number, { take, expect }: Pick<TakeFile, 'take' | 'expect'>): Recorder {
  const [recording, setRecording] = useState<Recording>({ kind: 'idle' })
  const running = useRef<Running | null>(null)
  const gone = useRef(false)
  const finish = (keep: boolean) => {
    const { current } = running
    if (current === null) return
    current.keep = keep
    if (current.recorder.state !== 'inactive') current.recorder.stop()
  }
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
      if (running.current === null) return
      running.current.keep = false
      running.current.end()
    }
  }, [])
  const start = () => {
    if (navigator.mediaDevices === undefined || typeof MediaRecorder === 'undefined')
      return setRecording({ kind: 'failed', why: 'no-microphone' })
    setRecording({ kind: 'asking' })
    const tick = (seconds: number, level: number) => setRecording({ kind: 'recording', seconds, level })
    const done = (file: File | null) => {
      running.current = null
      if (gone.current) return
      setRecording({ kind: 'idle' })
      if (file === null) expect(null)
      else take(file)
    }
    run(limit, tick, done).then(
      (begun) => {
        if (gone.current) return begun.end()
        running.current = begun
        // Who sends meanwhile is told; a tab that dies leaves word that a recording was lost.
        expect(NAME)
        tick(0, 0)
      },
      (error: unknown) => !gone.current && setRecording({ kind: 'failed', why: whyNot(error) }),
    )
  }
  return { recording, start, stop: () => finish(true), discard: () => finish(false) }
}
