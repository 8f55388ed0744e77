import { addDays } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { inventRowId } from './invent-codes.ts'
import type { DemoForm, InventionInput } from './invention.ts'
import { inventAddress, inventPerson } from './invent-person.ts'
import { spread } from './spread.ts'

const sorts = [
  { kind: 'DS', relation: 'Tranh chấp hợp đồng vay tài sản', roles: ['plaintiff', 'defendant'] },
  { kind: 'DS', relation: 'Tranh chấp quyền sử dụng đất', roles: ['plaintiff', 'defendant'] },
  { kind: 'HNGĐ', relation: 'Ly hôn', roles: ['plaintiff', 'defendant'] },
  { kind: 'KDTM', relation: 'Tranh chấp hợp đồng mua bán hàng hóa', roles: ['plaintiff', 'defendant'] },
  { kind: 'LĐ', relation: 'Tranh chấp về đơn phương chấm dứt hợp đồng lao động', roles: ['plaintiff', 'defendant'] },
  { kind: 'HC', relation: 'Khiếu kiện quyết định xử phạt hành chính', roles: ['applicant', 'respondent'] },
  { kind: 'HS', relation: 'Trộm cắp tài sản', roles: ['accused'] },
] as const

function party(input: InventionInput, role: string): JsonObject {
  const person = inventPerson(input, input.random.pick(['1', '2']), input.random.int(1955, 1998))
  return {
    _row: inventRowId(input),
    role,
    kind: 'person',
    name: person.name,
    id_status: 'personal-id',
    personal_id: person.personalId,
    dob: person.dob,
    address: inventAddress(input),
    verified: input.random.pick(['not-checked', 'matched']),
  }
}

function result({ random, day, index }: InventionInput, accepted: string): JsonObject {
  const judged = addDays(accepted, random.int(50, 120))
  if (judged >= day || random.chance(0.2)) return { state: 'pending' }
  return { state: 'resolved', result: 'judgment', judgment_no: `${index + 1}/${judged.slice(0, 4)}`, judgment_date: judged, appeal: false }
}

/** Cases of first instance of every kind. The demonstration's parties, judges and clerks are invented, as everybody in it. */
export const courtCases: DemoForm = {
  formKey: 'court-case',
  periodic: false,
  invent(input) {
    const { random, day, index } = input
    const sort = random.pick(sorts)
    const received = addDays(day, -random.int(20, 200))
    const accepted = addDays(received, random.int(3, 15))
    return {
      court: random.pick(['KV1', 'KV2', 'KV3']),
      case_kind: sort.kind,
      stage: 'ST',
      receive_no: `${index + 1}/TN`,
      receive_date: received,
      accept_date: accepted,
      legal_relation: sort.relation,
      judge: inventPerson(input, random.pick(['1', '2']), 1975).name,
      clerk: inventPerson(input, random.pick(['1', '2']), 1990).name,
      ...(sort.kind === 'HS'
        ? {
            indictment: {
              no: `${index + 1}/CT-VKS`,
              date: addDays(received, -random.int(1, 10)),
              procuracy: 'Viện kiểm sát nhân dân khu vực',
            },
          }
        : {}),
      parties: sort.roles.map((role) => party(input, role)),
      hearings: [
        { _row: inventRowId(input), date: addDays(accepted, random.int(8, 16)), kind: 'conciliation', outcome: 'postponed' },
      ].filter((hearing) => hearing.date < day),
      ...result(input, accepted),
      data_date: day,
    }
  },
  amend: (values, variant) => ({ ...values, source_no: variant === 0 ? '15/BC-TA' : '51/BC-TA' }),
  remark: { path: '/legal_relation', text: 'Quan hệ pháp luật chưa khớp đơn khởi kiện, đề nghị kiểm tra lại.' },
  schedule: (_office, random) => spread(40, 60, random),
}
