const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes for reading, Vietnamese decimal comma: `12,3 MB`. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return `${value.toLocaleString('vi-VN', { maximumFractionDigits: value < 10 ? 1 : 0 })} ${units[step]}`
}
