import type { Issue } from '#core/lib/issue.ts'

const choicesOf = (issue: Issue): string => (Array.isArray(issue.params['choices']) ? issue.params['choices'].join(', ') : '')

const words: Readonly<Record<string, (issue: Issue) => readonly [vi: string, en: string]>> = {
  'config.choice': (issue) => [`phải là một trong: ${choicesOf(issue)}`, `must be one of: ${choicesOf(issue)}`],
  'config.port': () => ['phải là số cổng từ 0 đến 65535', 'must be a port number from 0 to 65535'],
  'config.host': () => ['phải là địa chỉ hoặc tên máy', 'must be an address or a host name'],
  'config.clamd': () => [
    'phải là máy:cổng, hoặc đường dẫn đầy đủ đến ổ cắm của clamd',
    'must be host:port, or the absolute path of the socket of clamd',
  ],
  'config.both-urls': () => ['phải đặt cả DATABASE_URL và DATABASE_OWNER_URL', 'DATABASE_URL and DATABASE_OWNER_URL must both be set'],
  'config.database-url': () => ['phải có dạng postgresql://máy/cơ-sở-dữ-liệu', 'must look like postgresql://host/database'],
  'config.same-role': () => ['phải là vai trò khác với DATABASE_URL', 'must be another role than DATABASE_URL'],
  'config.both-tls': () => ['phải đặt cả PHIEU_TLS_CERT và PHIEU_TLS_KEY', 'PHIEU_TLS_CERT and PHIEU_TLS_KEY must both be set'],
  'config.proxy': () => [
    'phải là các địa chỉ hoặc khối CIDR cách nhau bằng dấu phẩy',
    'must be addresses or CIDR blocks separated by commas',
  ],
  'config.origin-missing': () => ['phải được đặt khi có PHIEU_TRUST_PROXY', 'must be set when PHIEU_TRUST_PROXY is'],
  'config.origin': () => ['phải là gốc https://…, không có đường dẫn', 'must be an https://… origin without a path'],
}

/** One line per wrong variable, Vietnamese and English, for the console. The value itself is not repeated: it may be a password. */
export const configMessages = (issues: readonly Issue[]): string[] =>
  issues.map((issue) => {
    const [vi, en] = words[issue.code]?.(issue) ?? [issue.code, issue.code]
    return `${issue.path}: ${vi}. · ${en}.`
  })
