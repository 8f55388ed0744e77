import { expect, test, vi } from 'vitest'
import { createInstance } from '#core/form/instance.ts'
import { must } from '#core/lib/assert.ts'
import type { RowId } from '#core/lib/ids.ts'
import { createFormStore } from './form-store.ts'
import { nearestPlace } from './place.ts'
import { keptSectionStates } from './section-state.ts'
import { harbourContext, harbourForm } from './testing/harbour-form.ts'

const id = (digit: number) => `01900000-0000-7000-8000-00000000000${digit}` as RowId // a UUID of version 7

function harbour() {
  const form = harbourForm()
  const values = {
    trips: [1, 2, 3].map((at) => ({ _row: id(at), port: 'Cát Bà', hauls: [{ _row: id(at + 3), fish: 'Cá thu', weight: 5 }] })),
  }
  const store = createFormStore(createInstance(form, values, harbourContext()), {
    raw: {},
    reasons: [],
    placeAt: (path) => nearestPlace(form, path),
    onChange: () => undefined,
    onReason: () => undefined,
    writeText: () => undefined,
    isNew: true,
  })
  const type = (path: string, text: string) => {
    const place = must(nearestPlace(form, path), path)
    store.type(place, text)
    store.leave(place, text)
  }
  return { form, store, type }
}

test('a section says the same after each change as one that is looked at for the first time', () => {
  const { form, store, type } = harbour()
  const kept = keptSectionStates(form, store)
  const trips = must(form.sections[1], 'the trips')
  const removed = { row: store.removeRow('/trips', id(3)) }
  const moods: string[] = []
  const changes = [
    () => type(`/trips/@${id(1)}/port`, ''),
    () => type(`/trips/@${id(2)}/hauls/@${id(5)}/fish`, 'C'),
    () => type(`/trips/@${id(2)}/hauls/@${id(5)}/fish`, 'Cá nục'),
    () => type(`/trips/@${id(2)}/hauls/@${id(5)}/weight`, 'chín'),
    () => store.removeRow(`/trips/@${id(2)}/hauls`, id(5)),
    () => store.addRow('/trips', id(7)),
    () => store.showAll(),
    () => type(`/trips/@${id(7)}/port`, 'Cái Bèo'),
    () => store.restoreRow('/trips', must(removed.row, 'the third trip'), 0),
    () => store.moveRow('/trips', id(2), 0),
    () => type(`/trips/@${id(1)}/port`, 'Hòn Gai'),
  ]
  for (const change of changes) {
    change()
    moods.push(kept(trips).mood)
    expect(kept(trips)).toEqual(keptSectionStates(form, store)(trips))
  }
  expect(new Set(moods)).toEqual(new Set(['started', 'error', 'done']))
  store.channels.stop()
})

test('a change in one row goes through no other', () => {
  const { form, store, type } = harbour()
  const kept = keptSectionStates(form, store)
  const trips = must(form.sections[1], 'the trips')
  kept(trips)
  type(`/trips/@${id(2)}/port`, 'Cái Bèo')
  const asked = vi.spyOn(store.instance, 'isPresent')
  kept(trips)
  expect(asked.mock.calls.map(([path]) => path).filter((path) => /@/.test(path) && !path.includes(id(2)))).toEqual([])
  expect(asked).toHaveBeenCalledWith(`/trips/@${id(2)}/port`)
  store.channels.stop()
})
