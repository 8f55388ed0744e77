/** Outside of these RFC 8187 (formerly 5987) wants percent signs; `encodeURIComponent` leaves some more as they are. */
const encode = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)

/** Control and format characters (category C: line ends, marks that turn the direction) belong into no name and no header. */
const plain = (name: string): string => name.toWellFormed().replace(/[\\/]/g, '_').replace(/\p{C}/gu, '')

/** `Content-Disposition` (RFC 6266) for a name in any script; without marks for whoever reads only ASCII. */
export function attachmentHeader(name: string): string {
  const safe = plain(name)
  const ascii = safe
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]|["%]/g, '_')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encode(safe)}`
}
