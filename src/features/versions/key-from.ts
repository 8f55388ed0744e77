import { fold } from '#core/lib/vietnamese.ts'

/** A key after the form's name: `Sổ đăng ký chợ` → `so-dang-ky-cho`; whole words, as many as a key takes. */
export function keyFrom(title: string): string {
  const words = fold(title)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  return words.reduce((key, word) => (key === '' ? word : key.length + 1 + word.length <= MOST ? `${key}-${word}` : key), '').slice(0, MOST)
}

const MOST = 48
