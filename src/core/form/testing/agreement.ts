/** Everything that a page is asked to judge as Node does: one entry for its script. */
import { expressionVerdicts } from './expression-verdicts.ts'
import { generatedVerdicts } from './generated-verdicts.ts'

export const agreement = { generatedVerdicts, expressionVerdicts }
