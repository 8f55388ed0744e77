import { hash } from '@node-rs/argon2'
import { argonOptions } from '../commands/session/password.ts'
import type { UnitId, UserId } from '#core/lib/ids.ts'
import type { Role } from '#core/protocol/session.ts'
import type { Db } from '../db/database.ts'
import { unitIdOf } from '../seed/unit-id.ts'
import { makeTestId } from './make-test-id.ts'

export const testPassword = 'mat-khau-thu-nghiem'

export interface TestPerson {
  readonly userId: UserId
  readonly username: string
  readonly password: string
  readonly name: string
  readonly unitId: UnitId
}

/** Two commune offices that must never see each other's records. */
export const testUnits = { a: unitIdOf('commune-11560'), b: unitIdOf('commune-11311') } as const
/** Above both, and departments that own forms. */
const units = {
  ...testUnits,
  city: unitIdOf('hai-phong'),
  trade: unitIdOf('industry-trade'),
  science: unitIdOf('science-technology'),
} as const

const people = [
  ['clerkA', 'Người nhập A', 'clerk', 'a'],
  ['colleagueA', 'Đồng nghiệp A', 'clerk', 'a'],
  ['reviewerA', 'Người soát A', 'reviewer', 'a'],
  ['ownerA', 'Chủ dữ liệu A', 'data-owner', 'a'],
  ['secondOwnerA', 'Chủ dữ liệu thứ hai A', 'data-owner', 'a'],
  ['auditorA', 'Người kiểm tra A', 'auditor', 'a'],
  ['adminA', 'Quản trị A', 'administrator', 'a'],
  ['cityOwner', 'Chủ dữ liệu thành phố', 'data-owner', 'city'],
  ['clerkB', 'Người nhập B', 'clerk', 'b'],
  ['reviewerB', 'Người soát B', 'reviewer', 'b'],
  ['ownerB', 'Chủ dữ liệu B', 'data-owner', 'b'],
  ['author', 'Người soạn', 'form-author', 'science'],
  ['secondAuthor', 'Người soạn thứ hai', 'form-author', 'science'],
  ['publisher', 'Người công bố', 'publisher', 'science'],
  ['specialist', 'Chuyên viên Sở Công Thương', 'reviewer', 'trade'],
  ['tradeOwner', 'Giám đốc Sở Công Thương', 'data-owner', 'trade'],
] as const satisfies readonly (readonly [string, string, Role, keyof typeof units])[]

export type TestPeople = Readonly<Record<(typeof people)[number][0], TestPerson>>

/** A clerk (in A two), a reviewer and a data owner in each of two units, for all forms, and a few more; shown as demonstration people too. */
export async function installTestPeople(owner: Db): Promise<TestPeople> {
  const passwordHash = await hash(testPassword, argonOptions)
  const made = people.map(([key, name, role, unit]) => ({
    key,
    name,
    role,
    unitId: units[unit],
    userId: makeTestId<UserId>(),
    username: key.toLowerCase(),
  }))
  await owner
    .insertInto('users')
    .values(made.map(({ userId, username, name, role }) => ({ user_id: userId, username, name, post: role, password_hash: passwordHash })))
    .execute()
  await owner
    .insertInto('grants')
    .values(made.map(({ userId, role, unitId }) => ({ user_id: userId, role, unit_id: unitId, form_key: '*' })))
    .execute()
  await owner
    .insertInto('demo_people')
    .values(made.map(({ userId }, i) => ({ user_id: userId, password: testPassword, order_no: i })))
    .execute()
  // One entry per person of the table above.
  return Object.fromEntries(
    made.map(({ key, userId, username, name, unitId }) => [key, { userId, username, password: testPassword, name, unitId }]),
  ) as unknown as TestPeople
}
