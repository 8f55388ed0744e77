/** What of an XLSForm was not carried over, or not as it was, cell by cell. */
export const xlsformIssuesVi: Readonly<Record<string, string>> = {
  'import.xlsform-column': 'Cột “{{column}}” của trang {{sheet}} ({{count}} ô có nội dung) không có chỗ trong biểu mẫu: không mang sang.',
  'import.xlsform-cell': '{{sheet}}, dòng {{row}}, cột {{column}}: “{{what}}” không có chỗ trong biểu mẫu: không mang sang.',
  'import.xlsform-look': '{{sheet}}, dòng {{row}}, cột {{column}}: cách trình bày “{{what}}” không mang sang; mục hiện theo cách thường.',
  'import.xlsform-type':
    '{{sheet}}, dòng {{row}}: biểu mẫu không có loại “{{what}}”: không mang sang. Đổi sang loại khác hoặc bỏ dòng này.',
  'import.xlsform-recorded': '{{sheet}}, dòng {{row}}: “{{what}}” được hệ thống tự ghi cùng hồ sơ: không thành mục riêng.',
  'import.xlsform-disabled': '{{sheet}}, dòng {{row}}: “{{what}}” đang tắt (disabled): không mang sang.',
  'import.xlsform-renamed': '{{sheet}}, dòng {{row}}: tên “{{from}}” thành “{{to}}”, vì công thức cần tên viết được.',
  'import.xlsform-in-words':
    '{{sheet}}, dòng {{row}}, cột {{column}}: lời không chèn được câu trả lời; thay bằng tên mục trong ngoặc vuông: “{{what}}”. Xem lại lời.',
  'import.xlsform-formatting': '{{sheet}}, dòng {{row}}, cột {{column}}: bỏ định dạng (chữ đậm, HTML) trong “{{what}}”.',
  'import.xlsform-media': '{{sheet}}, dòng {{row}}, cột {{column}}: tệp “{{what}}” không nằm trong bảng tính: không mang sang.',
  'import.xlsform-default':
    '{{sheet}}, dòng {{row}}, cột {{column}}: giá trị có sẵn “{{what}}” phải tính ra hoặc không hợp loại: không mang sang.',
  'import.xlsform-required-message':
    '{{sheet}}, dòng {{row}}, cột {{column}}: biểu mẫu có lời nhắc riêng khi thiếu mục bắt buộc; “{{what}}” không mang sang.',
  'import.xlsform-no-message':
    '{{sheet}}, dòng {{row}}, cột {{column}}: “{{what}}” thành quy tắc với lời nhắc chung. Viết lời nhắc nói rõ cần sửa gì.',
  'import.xlsform-list-made':
    '{{sheet}}, dòng {{row}}: các lựa chọn có bộ lọc thành danh mục mới “{{list}}” ({{count}} mã); cần đưa danh mục này vào cùng biểu mẫu.',
  'import.xlsform-list-needed': '{{sheet}}, dòng {{row}}: các lựa chọn nằm trong tệp “{{what}}”; đưa tệp ấy vào thành danh mục “{{list}}”.',
  'import.xlsform-no-list':
    '{{sheet}}, dòng {{row}}: không có danh sách lựa chọn “{{what}}”; mục thành ô chữ. Thêm danh sách rồi nhập lại.',
  'import.xlsform-choice-twice': '{{sheet}}, dòng {{row}}: mã “{{what}}” có hai lần trong một danh sách; chỉ giữ lần đầu.',
  'import.xlsform-filter':
    '{{sheet}}, dòng {{row}}, cột {{column}}: không lọc được lựa chọn theo “{{what}}” (chỉ so bằng với mục đứng cạnh); mọi lựa chọn đều hiện.',
  'import.xlsform-setting': '{{sheet}}, dòng {{row}}, cột {{column}}: “{{what}}” không mang sang, hoặc chỉ một phần.',
  'import.xlsform-language':
    '{{sheet}}, dòng {{row}}: không rõ ngôn ngữ của cột {{column}} (“{{what}}”), hoặc cột khác đã có ngôn ngữ ấy: không mang sang. Ghi mã hai chữ, ví dụ “label::English (en)”.',
  'import.xlsform-no-vietnamese':
    '{{sheet}}, dòng {{row}}, cột {{column}}: không có lời tiếng Việt; lời “{{what}}” tạm đứng thay. Cần dịch trước khi ban hành.',
  'import.xlsform-count':
    '{{sheet}}, dòng {{row}}, cột {{column}}: số dòng theo “{{what}}” thành quy tắc kiểm tra; người nhập tự thêm dòng.',
  'import.xlsform-never':
    '{{sheet}}, dòng {{row}}, cột {{column}}: “{{what}}” không bao giờ hiện theo điều kiện này; điều kiện không mang sang, mục luôn hiện.',
  'import.xlsform-rule':
    '{{sheet}}, dòng {{row}}, cột {{column}}: “{{what}}” không chạy được trong biểu mẫu (tốn quá nhiều bước, mẫu chuỗi không dùng được, hoặc các mục chờ lẫn nhau): không mang sang.',
  'import.xlsform-empty': '{{sheet}}, dòng {{row}}: thiếu nội dung ở cột {{column}} (“{{what}}”): dòng không mang sang.',
  'import.xlsform-no-label': '{{sheet}}, dòng {{row}}: “{{what}}” chưa có nhãn; tạm lấy tên làm nhãn.',
  'import.xlsform-syntax': '{{sheet}}, dòng {{row}}, cột {{column}}: không đọc được công thức từ “{{what}}”: không mang sang.',
  'import.xlsform-unknown': '{{sheet}}, dòng {{row}}, cột {{column}}: không có mục “{{what}}” trong biểu mẫu: công thức không mang sang.',
  'import.xlsform-function': '{{sheet}}, dòng {{row}}, cột {{column}}: không có hàm “{{what}}”: công thức không mang sang.',
  'import.xlsform-rows':
    '{{sheet}}, dòng {{row}}, cột {{column}}: “{{what}}” nằm trong các dòng, ở đây cần một giá trị: công thức không mang sang. Dùng sum, count, max hoặc indexed-repeat.',
  'import.xlsform-values':
    '{{sheet}}, dòng {{row}}, cột {{column}}: các giá trị trong “{{what}}” không đi với nhau, hoặc tính từ chính nó: công thức không mang sang.',
  'import.xlsform-path': '{{sheet}}, dòng {{row}}, cột {{column}}: không dùng được đường dẫn “{{what}}”: công thức không mang sang.',
  'import.xlsform-now': '{{sheet}}, dòng {{row}}, cột {{column}}: now() thành ngày lập phiếu, không có giờ: “{{what}}”.',
  'import.xlsform-once': '{{sheet}}, dòng {{row}}, cột {{column}}: once() không giữ giá trị đầu; tính lại mỗi khi có thay đổi: “{{what}}”.',
  'import.xlsform-no-survey': 'Bảng tính không có trang “survey”: không phải XLSForm.',
  'import.xlsform-no-column': 'Trang {{sheet}} thiếu cột “{{column}}” ở dòng tiêu đề {{row}}. Thêm cột ấy rồi nhập lại.',
  'import.xlsform-nesting':
    '{{sheet}}, dòng {{row}}: “{{what}}” không có phần mở hoặc phần đóng đi cùng (cột {{column}}). Sửa begin/end rồi nhập lại.',
}
