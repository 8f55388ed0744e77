/** What an XLSForm made of a form does not say, or says in another way. For those who author. */
export const xlsformExportIssuesVi: Readonly<Record<string, string>> = {
  'export.xlsform-type': '“{{title}}” thành {{to}}: ở đó không kiểm tra những gì loại mục này kiểm tra.',
  'export.xlsform-field': '“{{title}}” không có loại tương ứng: không đưa vào.',
  'export.xlsform-renamed': 'Tên “{{from}}” thành “{{to}}”, vì ở đó tên nhóm không được trùng trong cả biểu mẫu và tên phải viết được.',
  'export.xlsform-setting': '“{{title}}”: không đưa vào cài đặt {{what}}.',
  'export.xlsform-unit': '“{{title}}”: đơn vị “{{unit}}” nằm trong hướng dẫn.',
  'export.xlsform-list': 'Danh mục “{{list}}”: {{count}} mã đang dùng được chép vào bảng tính; danh mục đổi về sau thì không theo.',
  'export.xlsform-file':
    'Danh mục “{{list}}” có {{count}} mã, nằm riêng trong tệp {{file}} (tiếng Việt); tải tệp ấy lên cùng biểu mẫu. Danh mục đổi về sau thì không theo.',
  'export.xlsform-no-list': 'Máy này chưa có danh mục “{{list}}”: tự làm tệp {{file}} với hai cột name, label rồi tải lên cùng biểu mẫu.',
  'export.xlsform-code': '“{{title}}”: mã “{{from}}” thành “{{to}}”, vì mã của câu chọn nhiều không được có dấu cách.',
  'export.xlsform-presence': '“{{title}}” luôn hiện: điều kiện hiện không viết được ở đó ({{what}}).',
  'export.xlsform-required': '“{{title}}” không bắt buộc: điều kiện bắt buộc không viết được ở đó ({{what}}).',
  'export.xlsform-group': '“{{title}}”: ở đó nhóm cần điền đúng khi có câu bắt buộc bên trong, không theo cài đặt của nhóm.',
  'export.xlsform-compute': '“{{title}}” không tự tính được ở đó ({{what}}): để điền tay, hoặc để trống nếu là mục ẩn.',
  'export.xlsform-rows':
    '“{{title}}”: ở đó dòng còn trống được bỏ qua khi tính, và không có dòng nào thì bằng 0; ở đây khi ấy không có giá trị.',
  'export.xlsform-rule': 'Không đưa vào phép kiểm tra “{{message}}”: ở đó không viết được {{what}}.',
  'export.xlsform-place':
    'Không đưa vào phép kiểm tra “{{message}}”: ở đó chỉ kiểm tra được từng câu trả lời, không cả nhóm, dòng hay giá trị ẩn.',
  'export.xlsform-empty': 'Không đưa vào phép kiểm tra “{{message}}”: ở đó câu bỏ trống không được kiểm tra.',
  'export.xlsform-warning': 'Không đưa vào lời nhắc “{{message}}”: ở đó mọi phép kiểm tra đều chặn.',
  'export.xlsform-joined': '“{{title}}”: {{count}} giới hạn và phép kiểm tra gộp thành một, với một lời nhắn chung.',
  'export.xlsform-gap': 'Lời nhắn có phần tính ra “{{what}}”: ở đó thành dấu “…”.',
  'export.xlsform-flag': 'Giá trị ẩn “{{name}}” không thành câu riêng: điều kiện của nó viết thẳng ở các câu cần đến.',
  'export.xlsform-filter': '“{{title}}”: việc lọc danh mục theo cột “{{column}}” không mang sang nguyên vẹn.',
  'export.xlsform-default': '“{{title}}”: giá trị ban đầu không viết được ở đó.',
  'export.xlsform-words': 'Trong “{{what}}”, dấu đô la trước ngoặc nhọn được tách ra để không bị hiểu là tên câu.',
  'export.xlsform-pages': 'Mỗi phần thành một trang: cách chia trang của biểu mẫu không mang sang.',
  'export.xlsform-about': 'Điều ghi ở đây về biểu mẫu ({{count}}) không có chỗ trong XLSForm.',
}
