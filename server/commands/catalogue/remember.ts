/** Forgets the oldest entry beyond `limit`. */
export function remember<T>(map: Map<string, T>, key: string, value: T, limit: number): T {
  map.set(key, value)
  const oldest = map.keys().next()
  if (map.size > limit && !oldest.done) map.delete(oldest.value)
  return value
}
