/** A heading from a property's name: `first_name`, `firstName` → `First name`. */
export function titleFrom(name: string): string {
  const words = name
    .replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' ')
    .replaceAll(/[_\-\s]+/g, ' ')
    .trim()
    .toLocaleLowerCase('vi')
  return words === '' ? name : words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}
