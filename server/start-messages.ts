import type { Issue } from '#core/lib/issue.ts'
import { configMessages } from './config-messages.ts'

const text = (issue: Issue, name: string): string => String(issue.params[name] ?? '')

const words: Readonly<Record<string, (issue: Issue) => readonly [vi: string, en: string]>> = {
  'database.in-use': () => [
    'Một máy chủ Phiếu khác đang chạy trên thư mục dữ liệu này; hãy dừng nó trước',
    'Another Phiếu server is running on this data folder; stop it first',
  ],
  'database.no-account': () => [
    'PostgreSQL không chạy được bằng root và không tạo được tài khoản hệ thống "postgres"; hãy tạo tài khoản đó hoặc chạy bằng người dùng thường',
    'PostgreSQL does not run as root and the system account "postgres" could not be created; create it, or run as an ordinary user',
  ],
  'database.unreachable-folder': (issue) => [
    `Tài khoản "postgres" không vào được ${text(issue, 'folder')}; đặt PHIEU_DATA ở nơi khác, ví dụ /var/lib/phieu`,
    `The account "postgres" cannot enter ${text(issue, 'folder')}; set PHIEU_DATA elsewhere, for example /var/lib/phieu`,
  ],
  'files.unwritable': (issue) => [
    `Không ghi được vào thư mục tệp ${text(issue, 'folder')}; cấp quyền ghi hoặc đặt PHIEU_FILES ở nơi khác`,
    `The folder for files ${text(issue, 'folder')} cannot be written to; give the right to it or set PHIEU_FILES elsewhere`,
  ],
  'database.init-failed': (issue) => [
    `Không tạo được cơ sở dữ liệu:\n${text(issue, 'output')}`,
    'The database could not be created (above)',
  ],
  'database.start-failed': (issue) => [
    `Không khởi động được PostgreSQL:\n${text(issue, 'log')}`,
    'PostgreSQL did not start (its log is above)',
  ],
  'database.newer': (issue) => [
    `Cơ sở dữ liệu đã được một phiên bản Phiếu mới hơn nâng cấp (${text(issue, 'migration')}); hãy chạy phiên bản đó`,
    `A newer version of Phiếu has migrated this database (${text(issue, 'migration')}); run that version`,
  ],
  'database.changed-migration': (issue) => [
    `Cơ sở dữ liệu được tạo bởi một bản khác của ${text(issue, 'migration')}; dữ liệu được giữ nguyên, máy chủ không chạy`,
    `The database was made by another text of ${text(issue, 'migration')}; nothing was touched, the server does not start`,
  ],
  'database.unreachable': (issue) => [
    `Không kết nối được cơ sở dữ liệu: ${text(issue, 'reason')}`,
    `The database cannot be reached: ${text(issue, 'reason')}`,
  ],
  'database.roles': (issue) => [
    `Tài khoản này không tạo được các vai trò phieu_owner, phieu_app, phieu_analyst (${text(issue, 'reason')}); hãy tạo trước và cấp phieu_owner cho nó`,
    `This account cannot make the roles phieu_owner, phieu_app, phieu_analyst (${text(issue, 'reason')}); make them beforehand and grant it phieu_owner`,
  ],
  'tls.unreadable': (issue) => [
    `${issue.path}: không đọc được ${text(issue, 'file')}`,
    `${issue.path}: ${text(issue, 'file')} cannot be read`,
  ],
  'tls.unusable': (issue) => [
    `${issue.path}: chứng thư và khóa không dùng được hoặc không khớp nhau`,
    `${issue.path}: certificate and key cannot be used, or do not belong together`,
  ],
  'database.role-unbound': (issue) => [
    `Vai trò "${text(issue, 'role')}" bỏ qua được bảo mật theo hàng (superuser, BYPASSRLS hoặc chủ sở hữu bảng); dùng vai trò khác`,
    `Role "${text(issue, 'role')}" can bypass row-level security (superuser, BYPASSRLS or owner of the tables); use another`,
  ],
  'database.role-missing': (issue) => [
    `Vai trò "${text(issue, 'role')}" chưa là thành viên của phieu_app`,
    `Role "${text(issue, 'role')}" is not a member of phieu_app`,
  ],
  'installation.mode': (issue) => [
    `Cơ sở dữ liệu này thuộc chế độ "${text(issue, 'found')}", không chạy được ở chế độ "${text(issue, 'wanted')}"`,
    `This database belongs to mode "${text(issue, 'found')}" and cannot run in mode "${text(issue, 'wanted')}"`,
  ],
  'listen.in-use': (issue) => [
    `Cổng ${text(issue, 'port')} đang được dùng; đặt PHIEU_PORT khác`,
    `Port ${text(issue, 'port')} is in use; set another PHIEU_PORT`,
  ],
  'username.shape': () => ['Tên đăng nhập: chữ thường không dấu, chữ số, dấu . _ -', 'User name: lower-case letters, digits, . _ -'],
  'username.taken': () => ['Tên đăng nhập đã có', 'The user name is taken'],
  'administrator.exists': (issue) => [
    `Đã có quản trị viên (${text(issue, 'username')}); thêm người khác bằng npm run create-user`,
    `There is an administrator already (${text(issue, 'username')}); add others by npm run create-user`,
  ],
  'unit.unknown': (issue) => [`Không có đơn vị "${text(issue, 'unit')}"`, `There is no unit "${text(issue, 'unit')}"`],
  'form.unknown': (issue) => [`Không có biểu mẫu "${text(issue, 'form')}"`, `There is no form "${text(issue, 'form')}"`],
}

/** Why the server, or a tool, does not go on: Vietnamese and English lines for the console. */
export const startMessages = (issues: readonly Issue[]): string[] =>
  issues.flatMap((issue) => {
    const found = words[issue.code]?.(issue)
    return found ? [`${found[0]}.`, `${found[1]}.`] : configMessages([issue])
  })
