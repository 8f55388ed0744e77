/** The library of questions and blocks. */
export const builderLibrary = {
  title: 'Khối dùng lại',
  uses: '{{block}}: gồm gì, nơi dùng',
  rules: 'Kèm {{count}} quy tắc kiểm tra, cùng phân loại dữ liệu cá nhân và bản tiếng Anh.',
  where: 'Nơi dùng',
  looking: 'Đang xem các biểu mẫu…',
  unread: 'Chưa đọc được các biểu mẫu trên máy này. Đồng bộ rồi mở lại.',
  nowhere: 'Chưa biểu mẫu nào đang dùng có khối này.',
  usedBy: 'Biểu mẫu có khối này: {{forms}}.',
  count: '({{count}} biểu mẫu)',
} as const
