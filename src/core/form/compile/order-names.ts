/** Property names in the order of RJSF's `ui:order`: `*` stands for those not named, which keep the schema's order. */
export function orderNames(names: readonly string[], order: readonly string[] | undefined): readonly string[] {
  if (order === undefined) return names
  const named = order.filter((name) => names.includes(name))
  const rest = names.filter((name) => !named.includes(name))
  const star = order.indexOf('*')
  if (star < 0) return [...named, ...rest]
  const before = order.slice(0, star).filter((name) => named.includes(name))
  return [...before, ...rest, ...named.filter((name) => !before.includes(name))]
}
