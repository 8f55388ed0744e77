import type { ReadInputBarcodeFormat } from 'zxing-wasm/reader'
import { symbologies, type Symbology } from '#core/form/symbologies.ts'

/** Looks for a printed code in what the camera shows; null: there is none to be read now. */
export interface CodeReader {
  read(video: HTMLVideoElement): Promise<string | null>
}

/** The part of the Barcode Detection API (a WICG draft) that is used here; not every browser has it. */
interface NativeDetector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
interface NativeDetectorClass {
  new (options: { readonly formats: readonly string[] }): NativeDetector
  getSupportedFormats(): Promise<readonly string[]>
}

const nativeNames: Readonly<Record<Symbology, string>> = {
  qr: 'qr_code',
  'data-matrix': 'data_matrix',
  aztec: 'aztec',
  pdf417: 'pdf417',
  'code-128': 'code_128',
  'code-39': 'code_39',
  'code-93': 'code_93',
  codabar: 'codabar',
  itf: 'itf',
  'ean-13': 'ean_13',
  'ean-8': 'ean_8',
  'upc-a': 'upc_a',
  'upc-e': 'upc_e',
}

const zxingNames: Readonly<Record<Symbology, ReadInputBarcodeFormat>> = {
  qr: 'QRCode',
  'data-matrix': 'DataMatrix',
  aztec: 'Aztec',
  pdf417: 'PDF417',
  'code-128': 'Code128',
  'code-39': 'Code39',
  'code-93': 'Code93',
  codabar: 'Codabar',
  itf: 'ITF',
  'ean-13': 'EAN13',
  'ean-8': 'EAN8',
  'upc-a': 'UPCA',
  'upc-e': 'UPCE',
}

async function nativeReader(wanted: readonly Symbology[]): Promise<CodeReader | null> {
  // Looked up, because the draft is in no library of types.
  const Detector = (globalThis as { readonly BarcodeDetector?: NativeDetectorClass }).BarcodeDetector
  if (Detector === undefined) return null
  const formats = wanted.map((name) => nativeNames[name])
  const known = await Detector.getSupportedFormats().catch((): readonly string[] => [])
  // Some systems have the interface and none of the kinds.
  if (!formats.every((format) => known.includes(format))) return null
  const detector = new Detector({ formats })
  return { read: async (video) => (await detector.detect(video))[0]?.rawValue ?? null }
}

/** A frame no larger than this: codes stay legible, and a phone keeps up. */
const WIDEST = 1280

async function zxingReader(wanted: readonly Symbology[]): Promise<CodeReader> {
  const [{ prepareZXingModule, readBarcodes }, { default: wasm }] = await Promise.all([
    import('zxing-wasm/reader'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  // By itself it would ask a foreign host for its binary.
  prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : prefix + path) } })
  const formats = wanted.map((name) => zxingNames[name])
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return {
    async read(video) {
      const scale = Math.min(1, WIDEST / video.videoWidth)
      canvas.width = Math.round(video.videoWidth * scale)
      canvas.height = Math.round(video.videoHeight * scale)
      context?.drawImage(video, 0, 0, canvas.width, canvas.height)
      const frame = context?.getImageData(0, 0, canvas.width, canvas.height)
      if (frame === undefined) return null
      const [found] = await readBarcodes(frame, { formats, tryHarder: true, maxNumberOfSymbols: 1 })
      return found === undefined || !found.isValid ? null : found.text
    },
  }
}

/** The browser's own detector where it knows all kinds asked for, else zxing, which is loaded only then. */
export async function createCodeReader(wanted: readonly Symbology[] = symbologies): Promise<CodeReader> {
  return (await nativeReader(wanted)) ?? (await zxingReader(wanted))
}
