/** What people call the media types that a form may take. */
const names: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'audio/webm': 'WebM',
  'audio/mp4': 'M4A',
  'audio/ogg': 'Ogg',
  'audio/mpeg': 'MP3',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word (.docx)',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel (.xlsx)',
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg,.jpeg',
  'image/png': '.png',
  'audio/webm': '.webm',
  'audio/mp4': '.m4a,.mp4',
  'audio/ogg': '.ogg,.oga',
  'audio/mpeg': '.mp3',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
}

export const fileKind = (type: string): string => names[type] ?? type

/** `PDF, JPEG, PNG`. */
export const fileKinds = (types: readonly string[]): string => types.map(fileKind).join(', ')

/** For `accept` of a file input: some systems know a kind by its ending only. */
export const acceptText = (types: readonly string[]): string => types.flatMap((type) => [type, extensions[type] ?? '']).join(',')

export const isImage = (type: string): boolean => type === 'image/jpeg' || type === 'image/png'

export const isSound = (type: string): boolean => type.startsWith('audio/')
