import { addDays } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { inventRowId } from './invent-codes.ts'
import type { DemoForm, InventionInput } from './invention.ts'
import { inventPerson } from './invent-person.ts'
import { spread } from './spread.ts'

const subjects = [
  { title: 'Ứng dụng cảm biến theo dõi chất lượng nước nuôi thủy sản ven biển', field: 'engineering', kind: 'research-st' },
  { title: 'Xây dựng mô hình trồng rau an toàn trong nhà màng quy mô hộ', field: 'agricultural', kind: 'pilot-production' },
  { title: 'Giải pháp bảo tồn lễ hội truyền thống gắn với du lịch cộng đồng', field: 'humanities', kind: 'research-social' },
  { title: 'Sàng lọc sớm bệnh tăng huyết áp tại trạm y tế', field: 'medical', kind: 'research-st' },
  { title: 'Nâng cao năng lực chuyển đổi số của cơ quan cấp xã', field: 'social', kind: 'research-social' },
  { title: 'Chế tạo vật liệu không nung từ xỉ thải công nghiệp', field: 'engineering', kind: 'pilot-production' },
] as const
const hosts = [
  'Viện Nghiên cứu ứng dụng Bạch Đằng',
  'Trường Đại học Duyên hải',
  'Trung tâm Ứng dụng tiến bộ khoa học Hải Phòng',
  'Công ty Giải pháp số Sông Cấm',
]

function outcome({ random, day }: InventionInput, start: string, end: string): JsonObject {
  if (end > day) return { state: 'ongoing' }
  const accepted = addDays(end, random.int(-60, 60))
  const date = accepted < day ? accepted : addDays(day, -1)
  const registered = addDays(date, random.int(5, 28))
  const onTime = registered < day
  return {
    state: 'accepted',
    acceptance_date: date > start ? date : addDays(start, 30),
    rating: random.pick(['excellent', 'passed', 'passed', 'passed']),
    products: random.pick([['report', 'procedure'], ['report', 'device'], ['report', 'model'], ['software']]),
    ...(onTime ? { result_reg_no: `${random.int(1, 999)}-${date.slice(0, 4)}-${random.digits(4)}`, result_reg_date: registered } : {}),
    applied: false,
  }
}

/** Science and technology tasks: running ones, and accepted ones with what came of them. */
export const stProjects: DemoForm = {
  formKey: 'st-project',
  periodic: false,
  invent(input) {
    const { random, day, index } = input
    const subject = random.pick(subjects)
    const start = addDays(day, -random.int(60, 1500))
    const end = addDays(start, random.pick([365, 540, 730, 910]))
    const leader = inventPerson(input, random.pick(['1', '2']), random.int(1962, 1985))
    const state = random.int(6, 40) * 50_000_000
    const members = Array.from({ length: random.int(2, 4) }, (_, at): JsonObject => ({
      _row: inventRowId(input),
      name: inventPerson(input, random.pick(['1', '2']), 1985).name,
      degree: random.pick(['doctor', 'master', 'bachelor']),
      role: at === 0 ? 'secretary' : random.pick(['main', 'member']),
      months: random.int(2, 24),
    }))
    return {
      task_code: `ĐT.${subject.field.slice(0, 2).toUpperCase()}.${start.slice(0, 4)}.${String(index + 900)}`,
      title: subject.title,
      level: random.pick(['province', 'province', 'institution']),
      kind: subject.kind,
      field_code: subject.field,
      host_org: random.pick(hosts),
      leader: { name: leader.name, personal_id: leader.personalId, degree: random.pick(['doctor', 'master', 'associate-professor']) },
      members,
      objectives: 'Làm chủ quy trình, thử nghiệm tại ít nhất hai địa bàn và bàn giao tài liệu hướng dẫn.',
      budget_total: state + (random.chance(0.4) ? 150_000_000 : 0),
      budget_state: state,
      contract_no: `${index + 1}/HĐ-SKHCN`,
      contract_date: addDays(start, -random.int(1, 20)),
      start,
      end,
      extended: false,
      ...outcome(input, start, end),
      data_date: day,
      verification: random.pick(['none', 'papers', 'site']),
    }
  },
  amend: (values, variant) => ({
    ...values,
    title_en: variant === 0 ? 'Sensors for coastal aquaculture' : 'Sensing for coastal aquaculture',
  }),
  remark: { path: '/budget_state', text: 'Kinh phí từ ngân sách chưa khớp hợp đồng, đề nghị kiểm tra lại.' },
  schedule: (_office, random) => spread(40, 60, random),
}
