import type { MockState } from './mock-state.ts'

export const nextNumber = (state: Pick<MockState, 'counters'>, counter: string): number => {
  const number = (state.counters.get(counter) ?? 0) + 1
  state.counters.set(counter, number)
  return number
}
