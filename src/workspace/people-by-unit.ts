/** People under the unit they work for, units and people in the order they came. */
export function peopleByUnit<Person extends { readonly unitName: string }>(
  people: readonly Person[],
): readonly { readonly unitName: string; readonly people: readonly Person[] }[] {
  return [...Map.groupBy(people, ({ unitName }) => unitName)].map(([unitName, members]) => ({ unitName, people: members }))
}
