import type { Words } from '../words.ts'

export const rollout: Words['rollout'] = {
  where: 'Where it opens',
  everywhere: 'In every unit at once',
  first: 'In some units first',
  firstHelp: 'The others keep the version before until this one is opened everywhere',
  units: 'First units ({{count}} chosen)',
  unitsMissing: 'Choose at least one unit, or open it everywhere.',
  search: 'Find a unit',
  noUnits: 'No unit matches “{{text}}”.',
  openEverywhere: 'Open everywhere',
  overdue: 'Overdue since {{day}}',
  waitsVerifier: 'Waits for {{department}} to verify it',
  waitsEverywhere: 'Waits for a publisher to open it everywhere',
}
