/**
 * A copy of the object that lacks a member. Of an object with a thousand members a copy that loses one is many times cheaper than
 * one that takes over the rest (`{ [key]: _, ...rest }`).
 */
export function withoutKey<Value>(object: Readonly<Record<string | number, Value>>, key: string | number): Record<string, Value> {
  const copy: Record<string | number, Value> = { ...object }
  delete copy[key]
  return copy
}
