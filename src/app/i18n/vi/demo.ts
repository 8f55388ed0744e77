export const demo = {
  bar: 'Thanh trình diễn',
  person: 'Làm việc như',
  switching: 'Đang đổi người…',
  cut: 'Cắt mạng',
  restore: 'Nối lại mạng',
  cutNow: 'Mạng đang bị cắt',
  reset: 'Làm lại thành phố',
  resetTitle: 'Làm lại thành phố trình diễn?',
  resetText: 'Mọi hồ sơ nhập thử sẽ mất, thành phố trở về như ban đầu, và mọi người dùng trên máy này phải vào lại.',
  resetYes: 'Làm lại từ đầu',
  resetting: 'Đang làm lại…',
  unsentLeft: 'Người này còn {{count}} phiếu chưa gửi; chúng ở lại trong phần của họ.',
} as const
