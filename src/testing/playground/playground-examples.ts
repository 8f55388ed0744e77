import { basicExamples } from './basic-examples.ts'
import { branchExamples } from './branch-examples.ts'
import type { PlaygroundExample } from './playground-example.ts'
import { ruleExamples } from './rule-examples.ts'

/** Every kind of form that RJSF's public playground shows, written by us as forms of ours. */
export const playgroundExamples: readonly PlaygroundExample[] = [...basicExamples, ...ruleExamples, ...branchExamples]
