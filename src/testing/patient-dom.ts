import { configure } from '@testing-library/dom'

// A busy machine is no fault of what is tested: a second is short when both cores compile.
configure({ asyncUtilTimeout: 20_000 })
