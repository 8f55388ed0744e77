import type { VerifiedChain } from '#server/commands/audit/verify-installation.ts'

const kinds: Readonly<Record<VerifiedChain['kind'], string>> = {
  changes: 'thay đổi · changes',
  access: 'truy cập · access',
  form: 'biểu mẫu · form',
  list: 'danh mục · code list',
}

const reasons: Readonly<Record<Extract<VerifiedChain['verdict'], { kind: 'broken' }>['why'], string>> = {
  number: 'thiếu dòng hoặc thừa dòng · a row is missing or was put in',
  content: 'nội dung đã bị sửa · its content was changed',
  link: 'không nối với dòng trước · it does not follow from the row before',
  tail: 'phần cuối đã bị cắt · the end was cut off',
}

/** One line per chain; at the end how many there are, and which broke first. @returns whether all are whole */
export async function printChains(chains: AsyncIterable<VerifiedChain>, print: (line: string) => void): Promise<boolean> {
  let count = 0
  let entries = 0
  let first: string | null = null
  for await (const { kind, name, verdict } of chains) {
    count++
    if (verdict.kind === 'intact') {
      entries += verdict.entries
      const unsealed = verdict.unsealed > 0 ? `, ${verdict.unsealed} chưa nối · not linked yet` : ''
      print(`✓ ${kinds[kind]}: ${name} (${verdict.entries}${unsealed})`)
    } else {
      const told = `${kinds[kind]}: ${name}, dòng · row ${verdict.at}: ${reasons[verdict.why]}`
      first ??= told
      print(`✗ ${told}`)
    }
  }
  print(
    first === null
      ? `${count} chuỗi, ${entries} dòng: nguyên vẹn. · ${count} chains, ${entries} rows: whole.`
      : `Hỏng đầu tiên · Broken first: ${first}`,
  )
  return first === null
}
