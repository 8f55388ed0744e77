/** Kinds of printed codes. */
export const symbologies = [
  'qr',
  'data-matrix',
  'aztec',
  'pdf417',
  'code-128',
  'code-39',
  'code-93',
  'codabar',
  'itf',
  'ean-13',
  'ean-8',
  'upc-a',
  'upc-e',
] as const

export type Symbology = (typeof symbologies)[number]
