export const roles = {
  clerk: 'Người nhập',
  reviewer: 'Người duyệt',
  'data-owner': 'Chủ dữ liệu',
  'form-author': 'Người soạn biểu mẫu',
  publisher: 'Người công bố',
  auditor: 'Người kiểm tra',
  administrator: 'Quản trị',
} as const
