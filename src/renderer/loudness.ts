interface Loudness {
  /** From 0 (silence) to 1. */
  now(): number
  close(): void
}

const silent: Loudness = { now: () => 0, close: () => undefined }

/** How loud a microphone is, so that whoever speaks sees that it hears. Without the means for it: always silent, which keeps nobody from recording. */
export function loudnessOf(stream: MediaStream): Loudness {
  if (typeof AudioContext === 'undefined') return silent
  try {
    const context = new AudioContext()
    const meter = context.createAnalyser()
    meter.fftSize = 512
    context.createMediaStreamSource(stream).connect(meter)
    const wave = new Uint8Array(meter.fftSize)
    return {
      now() {
        meter.getByteTimeDomainData(wave)
        const power = wave.reduce((sum, sample) => sum + (sample / 128 - 1) ** 2, 0) / wave.length
        // A voice at arm's length is about a tenth of full power.
        return Math.min(1, Math.sqrt(power) * 4)
      },
      close: () => void context.close(),
    }
  } catch {
    return silent
  }
}
