/** No file may be larger, whatever a form says: the server takes no more at once. */
export const MAX_FILE_BYTES = 20_000_000

/** An hour; at 32 kbit/s that is 14 MB. */
export const MAX_RECORDING_SECONDS = 3600

/** What browsers record (WebM, MP4), and what other devices do. */
export const audioTypes: readonly string[] = ['audio/webm', 'audio/mp4', 'audio/ogg', 'audio/mpeg']

export const photoTypes: readonly string[] = ['image/jpeg']

/** What is taken where a form does not say less: papers, scans, office documents. Nothing that a browser runs. */
export const fileTypes: readonly string[] = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]
