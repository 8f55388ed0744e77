import { choiceCases } from './choice-cases.ts'
import { containerCases } from './container-cases.ts'
import type { FieldCase } from './field-case.ts'
import { fileCases } from './file-cases.ts'
import { islandCases } from './island-cases.ts'
import { largeCases } from './large-cases.ts'
import { momentCases } from './moment-cases.ts'
import { numberCases } from './number-cases.ts'
import { opinionCases } from './opinion-cases.ts'
import { shapeCases } from './shape-cases.ts'
import { textCases } from './text-cases.ts'

export const fieldCases: readonly FieldCase[] = [
  ...textCases,
  ...numberCases,
  ...momentCases,
  ...choiceCases,
  ...opinionCases,
  ...shapeCases,
  ...fileCases,
  ...containerCases,
  ...largeCases,
  ...islandCases,
]
