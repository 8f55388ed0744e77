/** Property names in the order of RJSF's `ui:order`: `*` stands for those not named, which keep the schema's order. */
export function orderNames(names: readonly string[], order: readonly string[] | undefined): readonly string[] {
  if (order === undefined) return names
  const known = new Set(names)
  const named = order.filter((name) => known.has(name))
  const placed = new Set(named)
  const rest = names.filter((name) => !placed.has(name))
  const star = order.indexOf('*')
  if (star < 0) return [...named, ...rest]
  const before = order.slice(0, star).filter((name) => placed.has(name))
  const first = new Set(before)
  return [...before, ...rest, ...named.filter((name) => !first.has(name))]
}
