import type { CodeList, CodeListItem } from '../code-list.ts'

const kinds = ['Thôn', 'Tổ dân phố', 'Khu', 'Xóm']
const syllables = ['Đông', 'Đoài', 'Cẩm', 'Giang', 'Giàng', 'Thủy', 'Nguyên', 'Hải', 'Lộc', 'Phú', 'Xuân', 'Quý', 'Đồng', 'Mỹ', 'Hòa']

const villageName = (at: number): string => {
  const kind = kinds[at % kinds.length] ?? ''
  const first = syllables[Math.floor(at / 4) % syllables.length] ?? ''
  const second = syllables[Math.floor(at / 60) % syllables.length] ?? ''
  // Every third has a number of its own, so that names are both shared and single.
  return at % 3 === 0 ? `${kind} ${first} ${second} ${Math.floor(at / 3)}` : `${kind} ${first} ${second}`
}

/**
 * Invented villages, `perCommune` spread evenly over the given communes: a list as long as a test or a benchmark wants it.
 * Columns `commune` and `province`.
 */
export function villageList(communes: readonly CodeListItem[], count: number): CodeList {
  const items = Array.from({ length: count }, (_, at): CodeListItem => {
    const commune = communes[Math.floor((at * communes.length) / count)]
    return {
      code: `V${String(at).padStart(6, '0')}`,
      name: villageName(at),
      columns: { commune: commune?.code ?? '', province: commune?.columns?.['province'] ?? '' },
    }
  })
  return { key: 'villages', version: '2026-07-01', title: 'Thôn, tổ dân phố', source: 'Số liệu giả để thử', codesBy: 'project', items }
}
