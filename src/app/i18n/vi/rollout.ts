/** Where and when a version opens, and what the board says of it. */
export const rollout = {
  where: 'Mở ở đâu',
  everywhere: 'Mọi đơn vị cùng lúc',
  first: 'Trước hết ở một số đơn vị',
  firstHelp: 'Đơn vị khác giữ bản cũ cho đến khi bản này được mở cho mọi đơn vị',
  units: 'Đơn vị mở trước (đã chọn {{count}})',
  unitsMissing: 'Hãy chọn ít nhất một đơn vị, hoặc mở ở mọi đơn vị.',
  search: 'Tìm đơn vị',
  noUnits: 'Không có đơn vị nào khớp với “{{text}}”.',
  openEverywhere: 'Mở ở mọi đơn vị',
  overdue: 'Quá hạn {{day}}',
  waitsVerifier: 'Chờ {{department}} xác nhận',
  waitsEverywhere: 'Chờ người công bố mở ở mọi đơn vị',
} as const
