/** Words of the design system, Vietnamese. Keys are flat. */
export const uiTextsVi = {
  'ui.required': 'bắt buộc',
  'ui.error': 'Lỗi',
  'ui.warning': 'Cảnh báo',
  'ui.close': 'Đóng',
  'ui.undo': 'Hoàn tác',
  'ui.summary.title': 'Còn {{count}} mục cần sửa trước khi gửi',
  'ui.summary.warnings': 'Còn {{count}} cảnh báo cần ghi lý do',
  'ui.day': 'ngày/tháng/năm',
  'ui.file.pick': 'Chọn tệp…',
  'ui.file.none': 'Chưa chọn tệp nào',
  'ui.combobox.none': 'Không có mục nào khớp. Thử gõ ít chữ hơn, không cần dấu.',
  'ui.combobox.count': '{{count}} mục',
  'ui.combobox.more': 'Còn {{count}} mục nữa. Gõ thêm chữ để thu hẹp.',
  'ui.combobox.pending': 'Đang tìm…',
} as const

export type UiTextKey = keyof typeof uiTextsVi
