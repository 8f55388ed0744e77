const committee = /^(?:Ủy|Uỷ) ban nhân dân\s+/iu

/** What tells a unit from its neighbours in a narrow column: “Phường Thủy Nguyên” of “Ủy ban nhân dân phường Thủy Nguyên”. */
export function shortUnitName(name: string): string {
  const rest = name.normalize('NFC').replace(committee, '')
  return rest.charAt(0).toLocaleUpperCase('vi') + rest.slice(1)
}
